package io.customerhub.app.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A copy of the hub's folder to which a reader of our documents adds the files that stand in them. */
record DocumentedHome(Path folder) {
    private static final Pattern BLOCK =
            Pattern.compile("(?:<!-- (file|append): (\\S+) -->\\n)?```(sh|yaml|properties)\\n(.*?)```", Pattern.DOTALL);
    private static final List<String> COPIED = List.of("hub", "routes", "mappings", "config", "connectors/kamelets");

    /**
     * What a document has between three back quotes.
     *
     * @param path the file it is, or is added to
     * @param added whether it goes to the file's end
     */
    record Block(Optional<Path> path, boolean added, String language, String text) {}

    static DocumentedHome copyTo(Path folder) throws IOException {
        for (String name : COPIED) {
            copy(HubFixture.HOME.resolve(name), folder.resolve(name));
        }
        return new DocumentedHome(folder);
    }

    /** The blocks of a document, as {@code docs/tutorial.md}, in its order. */
    static List<Block> blocks(String document) throws IOException {
        var blocks = new ArrayList<Block>();
        Matcher block = BLOCK.matcher(Files.readString(HubFixture.HOME.resolve(document)));
        while (block.find()) {
            blocks.add(new Block(
                    Optional.ofNullable(block.group(2)).map(Path::of),
                    "append".equals(block.group(1)),
                    block.group(3),
                    block.group(4)));
        }
        return blocks;
    }

    /** Writes the files of a document, and says which. */
    List<Path> follow(String document) throws IOException {
        var written = new ArrayList<Path>();
        for (Block block : blocks(document)) {
            if (block.path().isPresent()) {
                Path file = folder.resolve(block.path().get());
                byte[] text = block.text().getBytes(StandardCharsets.UTF_8);
                if (block.added()) {
                    Files.write(file, text, StandardOpenOption.APPEND);
                } else {
                    Files.write(file, text, StandardOpenOption.CREATE_NEW);
                }
                written.add(block.path().get());
            }
        }
        return written;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.toAbsolutePath().getParent());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}

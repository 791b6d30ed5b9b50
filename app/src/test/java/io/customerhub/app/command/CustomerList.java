package io.customerhub.app.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The customers that the fault suite puts into a folder and a table, each known by a number. */
final class CustomerList {
    static final List<String> HEADER = List.of(
            "Customer No",
            "Name",
            "Company",
            "Email",
            "Phone",
            "Address",
            "Town",
            "Parish",
            "TRN",
            "Date of birth",
            "Notes");
    static final int SIZE = 230;

    private CustomerList() {}

    /** A name that has nothing in common with any other: people are told apart by their names, and not by numbers in them. */
    private static String name(int number) {
        return new Random(number)
                .ints(20, 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(), letters -> letters.substring(0, 10) + " " + letters.substring(10)));
    }

    static String email(int number) {
        return "customer" + number + "@example.com";
    }

    /** Where a customer lives in a version of the list. */
    static String address(int version, int number) {
        return (1000 * version + number) + " Main Street";
    }

    /** The rows of a version, without their header. */
    static List<List<String>> rows(int version) {
        return IntStream.rangeClosed(1, SIZE)
                .mapToObj(number -> List.of(
                        String.valueOf(number),
                        name(number),
                        "",
                        email(number),
                        "",
                        address(version, number),
                        "",
                        "",
                        "",
                        "",
                        ""))
                .toList();
    }

    static void csv(Path file, List<String> header, List<List<String>> rows) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(String.join(",", header));
        rows.forEach(row -> lines.add(String.join(",", row)));
        Files.writeString(file, String.join("\r\n", lines) + "\r\n");
    }

    /** A workbook; a cell that says {@code TRUE} is the boolean and not the word. */
    static void workbook(Path file, List<String> header, List<List<String>> rows) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Customers");
            for (int column = 0; column < header.size(); column++) {
                sheet.value(0, column, header.get(column));
                for (int row = 0; row < rows.size(); row++) {
                    String cell = rows.get(row).get(column);
                    if (cell.equals("TRUE")) {
                        sheet.value(row + 1, column, true);
                    } else if (!cell.isEmpty()) {
                        sheet.value(row + 1, column, cell);
                    }
                }
            }
        }
    }
}

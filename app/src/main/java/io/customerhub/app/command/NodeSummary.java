package io.customerhub.app.command;

import io.customerhub.warehouse.store.Nodes.LeaseReport;
import io.customerhub.warehouse.store.Nodes.NodeReport;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The nodes that share a warehouse, in words and columns. */
final class NodeSummary {
    private NodeSummary() {}

    /** Who is there and who holds what; empty where nobody is. */
    static String of(List<NodeReport> nodes, List<LeaseReport> leases) {
        if (nodes.isEmpty()) {
            return "";
        }
        var text = new StringBuilder(System.lineSeparator());
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("node", "version", "files", "since", "heard of"));
        for (NodeReport node : nodes) {
            rows.add(List.of(
                    node.name(),
                    node.version(),
                    node.filesVersion().map(String::valueOf).orElse(node.serves() ? "?" : "a command"),
                    node.startedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                    node.silentSeconds() + " s ago"));
        }
        text.append(Output.columns(rows)).append(differences(nodes));
        if (!leases.isEmpty()) {
            var held = new ArrayList<List<String>>();
            held.add(List.of("held", "by", "since", "for"));
            leases.forEach(lease -> held.add(List.of(
                    lease.name(),
                    lease.node(),
                    lease.takenAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                    lease.purpose())));
            text.append(System.lineSeparator()).append(Output.columns(held));
        }
        return text.toString();
    }

    private static String differences(List<NodeReport> nodes) {
        Map<Integer, List<String>> byFiles = new TreeMap<>();
        for (NodeReport node : nodes) {
            node.filesVersion()
                    .ifPresent(files -> byFiles.computeIfAbsent(files, version -> new ArrayList<>())
                            .add(node.name()));
        }
        if (byFiles.size() < 2) {
            return "";
        }
        return "the nodes decide by different files: "
                + byFiles.entrySet().stream()
                        .map(each -> "version " + each.getKey() + " on " + String.join(", ", each.getValue()))
                        .collect(Collectors.joining("; "))
                + System.lineSeparator();
    }
}

package io.customerhub.app.bench.stream;

import io.customerhub.app.bench.stream.BenchServer.Place;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A {@link PlainClient}. */
record PlainContender(String brokers, Children children) implements TableContender {
    @Override
    public String name() {
        return "plain";
    }

    @Override
    public int nodes() {
        return 1;
    }

    @Override
    public String group(String round) {
        return round;
    }

    @Override
    public Process start(Place place, String round, int number) throws IOException {
        return children.java(
                round,
                Children.ownClassPath(),
                List.of(PlainClient.class.getName(), brokers, group(round), place.url(), place.user()),
                Map.of("BENCH_PASSWORD", place.password()));
    }
}

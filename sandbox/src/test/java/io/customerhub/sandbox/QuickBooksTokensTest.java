package io.customerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickBooksTokensTest {

    private static final String COUNT = "select count(*) from Customer";

    @Test
    void refusesCallsWithoutToken() throws IOException {
        try (World world = World.demo()) {
            World.Answer answer = world.query(COUNT);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.json().at("/fault/error/0/code").asText()).isEqualTo("3200");
        }
    }

    @Test
    void refusesWrongClient() throws IOException {
        try (World world = World.demo()) {
            world.authorized("Basic eDp5");
            World.Answer answer =
                    world.post("/quickbooks/oauth2/v1/tokens/bearer", "grant_type=refresh_token&refresh_token=first");
            assertThat(answer.status()).isEqualTo(401);
        }
    }

    @Test
    void rotatesAndKeepsFormerTokenUntilNewOneIsUsed() throws IOException {
        try (World world = World.demo()) {
            String lost = refresh(world, "first").refresh;
            Tokens second = refresh(world, "first");
            assertThat(second.refresh).isNotEqualTo(lost);
            assertThat(world.refreshQuickBooks(lost).status()).isEqualTo(400);

            world.authorized("Bearer " + second.access);
            assertThat(world.query(COUNT).status()).isEqualTo(200);

            World.Answer reuse = world.refreshQuickBooks("first");
            assertThat(reuse.status()).isEqualTo(400);
            assertThat(reuse.json().path("error").asText()).isEqualTo("invalid_grant");
            assertThat(refresh(world, second.refresh).access).isNotEmpty();
        }
    }

    @Test
    void endsFormerTokenWhenNewRefreshTokenIsUsed() throws IOException {
        try (World world = World.demo()) {
            Tokens second = refresh(world, "first");
            refresh(world, second.refresh);
            assertThat(world.refreshQuickBooks("first").status()).isEqualTo(400);
        }
    }

    @Test
    void expiresAccessTokenAfterAnHour() throws IOException {
        try (World world = World.demo().asQuickBooks()) {
            world.clock.forward(Duration.ofSeconds(3_599));
            assertThat(world.query(COUNT).status()).isEqualTo(200);
            world.clock.forward(Duration.ofSeconds(1));
            assertThat(world.query(COUNT).status()).isEqualTo(401);
        }
    }

    @Test
    void remembersTokensAfterRestart(@TempDir Path state) throws IOException {
        Tokens second;
        try (World world = World.keeping(state)) {
            second = refresh(world, "first");
            world.authorized("Bearer " + second.access);
            assertThat(world.query(COUNT).status()).isEqualTo(200);
        }
        try (World world = World.keeping(state)) {
            assertThat(world.refreshQuickBooks("first").status()).isEqualTo(400);
            world.authorized("Bearer " + second.access);
            assertThat(world.query(COUNT).status()).isEqualTo(200);
            assertThat(refresh(world, second.refresh).refresh).isNotEmpty();
        }
    }

    private record Tokens(String access, String refresh) {}

    private static Tokens refresh(World world, String token) throws IOException {
        World.Answer answer = world.refreshQuickBooks(token);
        assertThat(answer.status()).isEqualTo(200);
        return new Tokens(
                answer.json().path("access_token").asText(),
                answer.json().path("refresh_token").asText());
    }
}

package io.customerhub.app.page;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that send pages all the way, on one warehouse for all tests of a class. Each test has people of its own. */
abstract class PageTest {
    @TempDir
    static Path folder;

    static PageWay way;

    @BeforeAll
    static void open() {
        way = new PageWay(folder);
    }

    @AfterAll
    static void close() {
        way.close();
    }

    @BeforeEach
    void sinkHoldsWhatOthersLeft() {
        way.deliver();
    }

    @AfterEach
    void nothingContradicts() {
        Soundness.check(way);
    }
}

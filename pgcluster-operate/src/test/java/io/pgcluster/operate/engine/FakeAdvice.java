package io.pgcluster.operate.engine;

import java.util.Collection;

/** Advice of an engine whose commands are called {@code fake}. */
public final class FakeAdvice implements Advice {
    @Override
    public String logs(String part) {
        return "fake logs " + part;
    }

    @Override
    public String start(Collection<String> parts) {
        return "fake start " + String.join(" ", parts);
    }

    @Override
    public String create(Collection<String> parts) {
        return "fake create " + String.join(" ", parts);
    }

    @Override
    public String startAll() {
        return "fake up";
    }

    @Override
    public String removeData(Collection<String> parts) {
        return "fake rm " + String.join("-data ", parts) + "-data";
    }
}

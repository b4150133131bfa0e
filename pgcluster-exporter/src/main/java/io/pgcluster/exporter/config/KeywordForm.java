package io.pgcluster.exporter.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** {@code host=db-1 password='it''s'}: values may be quoted, a backslash takes the next character as it is. */
final class KeywordForm {
    private final String text;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private int at;

    private KeywordForm(String text) {
        this.text = text;
    }

    static Map<String, String> parse(String text) {
        KeywordForm form = new KeywordForm(text);
        for (form.skipSpace(); form.at < text.length(); form.skipSpace()) {
            form.pair();
        }
        return form.parameters;
    }

    private void pair() {
        int start = at;
        while (at < text.length() && text.charAt(at) != '=' && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        String name = text.substring(start, at);
        skipSpace();
        if (at == text.length() || text.charAt(at) != '=' || !name.matches("[A-Za-z_]+")) {
            throw new ConnectionStringException("no parameter and \"=\" at character " + (start + 1)
                    + ", expected a URI that begins with postgresql:// or pairs like host=db-1 user=monitor");
        }
        at++;
        skipSpace();
        parameters.put(name, at < text.length() && text.charAt(at) == '\'' ? quoted(name) : plain());
    }

    private String plain() {
        StringBuilder value = new StringBuilder();
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            value.append(character());
        }
        return value.toString();
    }

    private String quoted(String name) {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '\'') {
            value.append(character());
        }
        if (at == text.length()) {
            throw new ConnectionStringException("the quote of \"" + name + "\" is not closed, expected ' at its end");
        }
        at++;
        return value.toString();
    }

    private char character() {
        if (text.charAt(at) == '\\' && at + 1 < text.length()) {
            at++;
        }
        return text.charAt(at++);
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}

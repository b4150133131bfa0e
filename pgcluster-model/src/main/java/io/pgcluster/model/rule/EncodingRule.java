package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.problem.Suggestions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A character set that the server knows and that the locale is made for. */
final class EncodingRule implements SpecRule {
    private static final String MULE_INTERNAL = "MULE_INTERNAL";

    private static final Set<String> SERVER_ENCODINGS = new TreeSet<>(List.of(
            "EUC_CN",
            "EUC_JIS_2004",
            "EUC_JP",
            "EUC_KR",
            "EUC_TW",
            "ISO_8859_5",
            "ISO_8859_6",
            "ISO_8859_7",
            "ISO_8859_8",
            "KOI8R",
            "KOI8U",
            "LATIN1",
            "LATIN10",
            "LATIN2",
            "LATIN3",
            "LATIN4",
            "LATIN5",
            "LATIN6",
            "LATIN7",
            "LATIN8",
            "LATIN9",
            MULE_INTERNAL,
            "SQL_ASCII",
            "UTF8",
            "WIN1250",
            "WIN1251",
            "WIN1252",
            "WIN1253",
            "WIN1254",
            "WIN1255",
            "WIN1256",
            "WIN1257",
            "WIN1258",
            "WIN866",
            "WIN874"));

    /** Names of the C library for what PostgreSQL calls differently, letters and digits only. */
    private static final Map<String, String> ALIASES = Map.of(
            "iso88591",
            "latin1",
            "iso88592",
            "latin2",
            "iso88593",
            "latin3",
            "iso88594",
            "latin4",
            "iso88599",
            "latin5",
            "iso885913",
            "latin7",
            "iso885914",
            "latin8",
            "iso885915",
            "latin9",
            "cp1251",
            "win1251");

    @Override
    public List<Finding> check(Candidate candidate) {
        String encoding = candidate.spec().postgres().encoding();
        String locale = candidate.spec().postgres().locale();
        if (!SERVER_ENCODINGS.contains(encoding)) {
            return List.of(Finding.error(
                    "encoding",
                    "spec.postgres.encoding",
                    "\"" + encoding + "\" is not a character set of PostgreSQL servers",
                    Suggestions.didYouMean(encoding, SERVER_ENCODINGS) + "UTF8 covers every language"));
        }
        if (encoding.equals(MULE_INTERNAL)
                && candidate.spec().postgres().version().isAtLeast(19)) {
            return List.of(Finding.error(
                    "encoding",
                    "spec.postgres.encoding",
                    "PostgreSQL 19 removed the character set " + MULE_INTERNAL,
                    "choose another one; UTF8 covers every language"));
        }
        return characterSet(locale)
                .filter(set -> !set.equals(plain(encoding)))
                .map(set -> List.of(Finding.error(
                        "locale-encoding",
                        "spec.postgres.locale",
                        "the locale \"" + locale + "\" belongs to another character set than spec.postgres.encoding "
                                + encoding,
                        "choose a locale that ends in ." + (encoding.equals("UTF8") ? "UTF-8" : encoding)
                                + ", or the locale C, which works with every character set")))
                .orElse(List.of());
    }

    /** The character set that a locale is made for; empty for those that suit all. */
    private static Optional<String> characterSet(String locale) {
        if (locale.equals("C") || locale.equals("POSIX") || !LocaleRule.isLocale(locale)) {
            return Optional.empty();
        }
        int dot = locale.indexOf('.');
        String written = dot < 0 ? "" : locale.substring(dot + 1).replaceAll("@.*", "");
        return Optional.of(ALIASES.getOrDefault(plain(written), plain(written)));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}

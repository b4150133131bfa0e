package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A locale that exists where the server runs. */
final class LocaleRule implements SpecRule {
    private static final String PATH = "spec.postgres.locale";
    private static final Pattern FORM = Pattern.compile("[A-Za-z]+(_[A-Za-z]+)?(\\.[A-Za-z0-9-]+)?(@[a-z]+)?");
    private static final Set<String> BUILT_IN = Set.of("C", "POSIX", "C.UTF-8", "C.utf8", "en_US.UTF-8", "en_US.utf8");

    static boolean isLocale(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public List<Finding> check(Candidate candidate) {
        String locale = candidate.spec().postgres().locale();
        if (!isLocale(locale)) {
            return List.of(Finding.error(
                    "locale",
                    PATH,
                    "\"" + locale + "\" is not a locale of the operating system",
                    "write for example: C.UTF-8 or en_US.UTF-8"));
        }
        boolean ownImage = candidate.spec().images().postgres().isPresent();
        if (ownImage || BUILT_IN.contains(locale)) {
            return List.of();
        }
        return List.of(Finding.warning(
                "locale-not-in-image",
                PATH,
                "the built-in image has no locale \"" + locale + "\", and the first start fails without it",
                "use C.UTF-8 and give collations to the columns that need them (ICU), or set spec.images.postgres to an"
                        + " image with this locale"));
    }
}

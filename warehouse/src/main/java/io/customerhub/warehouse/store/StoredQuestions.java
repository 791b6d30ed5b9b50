package io.customerhub.warehouse.store;

import io.customerhub.identity.match.Question;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** The pairs that people are asked about, kept in step with the records as pages change them. */
final class StoredQuestions {
    private final PageTransaction page;

    StoredQuestions(PageTransaction page) {
        this.page = page;
    }

    /** Asks no more about these records, and asks these questions. */
    void keep(Collection<Long> loosened, List<Question> questions) {
        for (String column : loosened.isEmpty() ? List.<String>of() : List.of("record", "other")) {
            page.handle()
                    .createUpdate("delete from hub.match_reviews where " + column + " = any(:numbers)")
                    .bind("numbers", StoredMatches.longs(loosened))
                    .execute();
        }
        if (questions.isEmpty()) {
            return;
        }
        page.handle()
                .createUpdate("""
                        insert into hub.match_reviews (record, other, odds, uncertain, sampled, asked_at)
                        select *, :now from unnest(:records, :others, :odds, :uncertain, :sampled)
                        """)
                .bind("records", StoredMatches.longs(column(questions, Question::left)))
                .bind("others", StoredMatches.longs(column(questions, Question::right)))
                .bindArray("odds", Float.class, column(questions, question -> (float) question.odds()))
                .bindArray("uncertain", Boolean.class, column(questions, Question::uncertain))
                .bindArray("sampled", Boolean.class, column(questions, Question::sampled))
                .bind("now", page.now())
                .execute();
    }

    private static <T> List<T> column(List<Question> questions, Function<Question, T> of) {
        return questions.stream().map(of).toList();
    }
}

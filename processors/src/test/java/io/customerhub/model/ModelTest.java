package io.customerhub.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ModelTest {
    @Test
    void sameRecordGivesTheSameCustomerInEveryWarehouse() {
        CustomerId first = CustomerId.firstSeenIn("demo", Records.key("quickbooks", 58));

        assertThat(first).isEqualTo(CustomerId.firstSeenIn("demo", Records.key("quickbooks", 58)));
        assertThat(first).isNotEqualTo(CustomerId.firstSeenIn("other", Records.key("quickbooks", 58)));
        assertThat(first).isNotEqualTo(CustomerId.firstSeenIn("demo", Records.key("quickbooks", 59)));
    }

    @Test
    void customersAreOrderedAsTheirTextIs() {
        List<CustomerId> some = List.of(
                CustomerId.firstSeenIn("t", Records.key("a", 1)),
                CustomerId.firstSeenIn("t", Records.key("a", 2)),
                CustomerId.firstSeenIn("t", Records.key("a", 3)));

        assertThat(some.stream().sorted().map(CustomerId::toString)).isSorted();
    }

    @Test
    void factsHaveNoBlankValuesAndNoMargins() {
        var facts = new Facts(Map.of(CustomerField.NAME, " Ann ", CustomerField.EMAIL, "  "));

        assertThat(facts.values()).isEqualTo(Map.of(CustomerField.NAME, "Ann"));
        assertThat(facts.with(CustomerField.NAME, "").values()).isEmpty();
        assertThat(facts.values()).containsOnlyKeys(CustomerField.NAME);
    }

    @ParameterizedTest
    @EnumSource
    void everyFieldIsFoundByItsWordAndSaysWhatItIs(CustomerField field) {
        assertThat(CustomerField.of(field.word())).contains(field);
        assertThat(field.meaning()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfTransactionIsFoundByItsWord(TransactionKind kind) {
        assertThat(TransactionKind.of(kind.word())).contains(kind);
    }

    @Test
    void sourceRecordShowsNoBody() {
        assertThat(new SourceRecord(Records.key("a", 1), false, TextNode.valueOf("private")))
                .hasToString("SourceRecord[a/Customer/1]");
    }
}

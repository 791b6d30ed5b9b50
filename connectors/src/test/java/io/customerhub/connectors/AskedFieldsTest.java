package io.customerhub.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AskedFieldsTest {
    private final ObjectNode record =
            JsonRecords.MAPPER.createObjectNode().put("Id", "7").putNull("Email");

    @Test
    void whatIsEmptyIsThereAndWhatIsNotThereIsNamed() {
        assertThat(new AskedFields(List.of(" Id", "Email", "")).problem(record)).isEmpty();
        assertThat(new AskedFields(List.of("Id", "Phone", "Account.Name", "Account.Id")).problem(record))
                .hasValue("the system no longer gives 'Phone', 'Account', which was asked for");
    }

    @Test
    void aRecordWithoutItsIdCannotBeKept() {
        assertThat(JsonRecords.id(record, "Id", "shop", "Buyer")).isEqualTo("7");
        for (String field : List.of("Email", "Name")) {
            assertThatThrownBy(() -> JsonRecords.id(record, field, "shop", "Buyer"))
                    .isInstanceOf(VendorException.Refused.class)
                    .hasMessageContaining("reading Buyer: shop refuses: a record without '" + field + "'");
        }
    }
}

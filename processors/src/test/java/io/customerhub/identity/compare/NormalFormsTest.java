package io.customerhub.identity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NormalFormsTest {
    private final NormalForms forms = new NormalForms(ShippedWords.DICTIONARY);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12 Hope Road              | 12 HOPE RD.",
                "12 Hope Road, Flat 4      | Apt. 4, 12 Hope Rd",
                "12a Hope Road             | 12A Hope Rd",
                "Lot 5 Hope Pastures       | Hope Pastures, lot 5",
                "7 42nd Street             | 7 42nd St.",
                "P O Box 31, 7 Hope Road   | 7 Hope Road, P.O. Box 31",
            })
    void homesThatAreWrittenOtherwiseAreOne(String one, String other) {
        assertThat(home(one)).isEqualTo(home(other)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12 Hope Road              | 13 Hope Road",
                "12 Hope Road, Flat 4      | 12 Hope Road, Flat 5",
                "12 Hope Road, Flat 4      | 12 Hope Road",
                "Apt 12, 4 Hope Road       | Apt 4, 12 Hope Road",
                "12 Hope Road              | 12 Hop Road",
                "12 Hope Road              | 12 Hope Street",
            })
    void homesThatDifferAreNot(String one, String other) {
        assertThat(home(one)).isNotEqualTo(home(other)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Hope Road", "12", "Road 12", "12 B", "Flat 4", "P.O. Box 31", "PO Box 31 Hope Bay", "42nd Street"})
    void homeNeedsNumberAndNameOfStreet(String written) {
        assertThat(home(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Kingston Foods Ltd.  | KINGSTON FOODS LIMITED",
                "The Kingston Foods   | Foods, Kingston",
                "J. P. S. Co          | JPS Company Ltd",
                "Café Müller          | Cafe Muller",
            })
    void organisationsWithoutTheirLegalFormsAreOne(String one, String other) {
        assertThat(forms.organisation(one)).isEqualTo(forms.organisation(other)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ann@KingstonFoods.example, kingstonfoods.example",
        "info@kingstonfoods.example, kingstonfoods.example",
        "ann@gmail.com, ''",
        "ann@cwjamaica.com, ''",
        "ann at gmail.com, ''",
    })
    void mailboxIsOfCompanyUnlessAnybodyCanHaveOne(String email, String company) {
        assertThat(forms.companyOfMail(email)).isEqualTo(company);
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.KingstonFoods.example/shop?a=1, kingstonfoods.example",
        "kingstonfoods.example, kingstonfoods.example",
        "https://gmail.com/kingstonfoods, ''",
        "none, ''",
    })
    void siteIsOfCompany(String address, String company) {
        assertThat(forms.companyOfSite(address)).isEqualTo(company);
    }

    @Test
    void townsHaveTheirUsualNames() {
        assertThat(forms.place("Mo-Bay")).isEqualTo(forms.place("Montego Bay"));
        assertThat(forms.code("JM AAW 01")).isEqualTo("jmaaw01");
    }

    private String home(String written) {
        return forms.home(List.of(written));
    }
}

package io.customerhub.sandbox;

import io.customerhub.sandbox.company.Company;
import io.customerhub.sandbox.company.CustomerCard;
import io.customerhub.sandbox.company.TruthRow;
import io.customerhub.sandbox.controls.Controls;
import io.customerhub.sandbox.desk.SalesDesk;
import io.customerhub.sandbox.dynamics.Dynamics;
import io.customerhub.sandbox.google.Google;
import io.customerhub.sandbox.graph.Facebook;
import io.customerhub.sandbox.graph.Instagram;
import io.customerhub.sandbox.http.Faults;
import io.customerhub.sandbox.http.Front;
import io.customerhub.sandbox.http.Recording;
import io.customerhub.sandbox.http.Statistics;
import io.customerhub.sandbox.http.Vendor;
import io.customerhub.sandbox.hubspot.HubSpot;
import io.customerhub.sandbox.journal.Journal;
import io.customerhub.sandbox.listings.Directory;
import io.customerhub.sandbox.listings.GooglePlaces;
import io.customerhub.sandbox.listings.Robots;
import io.customerhub.sandbox.loyalty.Loyalty;
import io.customerhub.sandbox.quickbooks.QuickBooks;
import io.customerhub.sandbox.salesforce.Salesforce;
import io.customerhub.sandbox.stripe.Stripe;
import io.customerhub.sandbox.visits.FieldVisits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The running world outside: every vendor behind one port. Makes and names all of its objects. */
public final class Sandbox implements AutoCloseable {

    /** Far above what a demonstration needs; a real org's depends on its licences. */
    private static final int SALESFORCE_CALLS_A_DAY = 100_000;

    /**
     * What a sandbox is made of.
     *
     * @param port 0 for any free one
     * @param state where writes are kept; without it they are forgotten
     */
    public record Setup(
            int port,
            Company company,
            Credentials credentials,
            Optional<Path> state,
            int salesforceCallsADay,
            Clock clock) {

        public static Setup of(int port, Company company, Credentials credentials, Optional<Path> state, Clock clock) {
            return new Setup(port, company, credentials, state, SALESFORCE_CALLS_A_DAY, clock);
        }
    }

    private final List<Journal> journals = new ArrayList<>();
    private final Front front;

    private Sandbox(Setup setup) throws IOException {
        Statistics statistics = new Statistics();
        Faults faults = new Faults();
        List<Vendor> vendors = new ArrayList<>(firstVendors(setup, statistics));
        vendors.addAll(laterVendors(setup, statistics));
        List<TruthRow> truth = new ArrayList<>(setup.company().truth());
        vendors.forEach(vendor -> truth.addAll(vendor.truth()));
        Recording recording = new Recording();
        Controls controls = new Controls(setup.company(), vendors, truth, faults, statistics, recording);
        vendors.add(controls);
        vendors.add(new Robots());
        this.front = Front.open(setup.port(), vendors, faults, statistics, recording);
    }

    /** Those without whose credentials the sandbox does not start. */
    private List<Vendor> firstVendors(Setup setup, Statistics statistics) throws IOException {
        Clock clock = setup.clock();
        Credentials credentials = setup.credentials();
        Company company = setup.company();
        return List.of(
                new QuickBooks(credentials.quickBooks(), company, journal(setup, "quickbooks"), statistics, clock),
                new Google(credentials.google(), company, journal(setup, "google"), statistics, clock),
                new HubSpot(
                        credentials.hubSpotAccessToken(),
                        credentials.hubSpotClientSecret(),
                        company.cards("hubspot"),
                        journal(setup, "hubspot"),
                        statistics,
                        clock),
                new Salesforce(
                        credentials.salesforce(),
                        company,
                        setup.salesforceCallsADay(),
                        journal(setup, "salesforce"),
                        statistics,
                        clock),
                new Loyalty(credentials.loyaltyApiKey(), company.members()));
    }

    /** Those that are served only if somebody set their credentials. */
    private List<Vendor> laterVendors(Setup setup, Statistics statistics) throws IOException {
        Clock clock = setup.clock();
        Credentials credentials = setup.credentials();
        Company company = setup.company();
        Journal dynamics = journal(setup, "dynamics");
        Journal stripe = journal(setup, "stripe");
        Journal instagram = journal(setup, "instagram");
        Journal facebook = journal(setup, "facebook");
        Journal visits = journal(setup, "field-visits");
        List<CustomerCard> fans = company.cards("facebook");
        return List.of(
                credentials
                        .dynamics()
                        .vendor("dynamics", known -> new Dynamics(known, company, dynamics, statistics, clock)),
                credentials.stripe().vendor("stripe", known -> new Stripe(known, company, stripe, clock)),
                credentials
                        .instagram()
                        .vendor("instagram", known -> new Instagram(known, !fans.isEmpty(), instagram, clock)),
                credentials.facebook().vendor("facebook", known -> new Facebook(known, fans, facebook, clock)),
                credentials
                        .placesApiKey()
                        .vendor("places", known -> new GooglePlaces(known, company.cards("places"), clock)),
                new Directory(company.cards("directory"), clock),
                credentials
                        .visitsToken()
                        .vendor(
                                "field-visits",
                                known -> new FieldVisits(known, company.cards("field-visits"), visits, clock)),
                credentials.deskToken().vendor("sales-desk", SalesDesk::new));
    }

    public static Sandbox start(Setup setup) throws IOException {
        return new Sandbox(setup);
    }

    /** Scheme, host and port. */
    public String address() {
        return front.address();
    }

    @Override
    public void close() throws IOException {
        front.close();
        for (Journal journal : journals) {
            journal.close();
        }
    }

    private Journal journal(Setup setup, String name) throws IOException {
        Journal journal = setup.state().isPresent() ? Journal.open(setup.state().get(), name) : Journal.forgetting();
        journals.add(journal);
        return journal;
    }
}

package io.customerhub.app.bench;

import io.customerhub.app.Hub;
import io.customerhub.app.HubException;
import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.app.bench.Measurement.Stage;
import io.customerhub.app.bench.StageClock.Taken;
import io.customerhub.app.bench.Writing.Rate;
import io.customerhub.warehouse.store.RunReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One company through an empty hub, then its rows into the same database without one. */
public final class LoadBench {
    private static final List<String> ORDER = List.of(
            StageClock.LEDGER,
            StageClock.CALL,
            StageClock.READING,
            "landing",
            "translation",
            "quality",
            "identity",
            "profiles",
            "scoring",
            "triggers",
            "deliveryPlan",
            "commit");
    private static final int PAGE = 1_000;

    private final Hub hub;
    private final StageClock clock;
    private final HubSettings settings;
    private final long companyLines;

    private record FlowTime(double seconds, double calls, double delivery, List<Stage> stages) {}

    /**
     * A bench for a hub whose warehouse is empty.
     *
     * @param clock the one the hub was started with
     * @param companyLines how many document lines its QuickBooks holds
     */
    public LoadBench(Hub hub, StageClock clock, HubSettings settings, long companyLines) {
        this.hub = hub;
        this.clock = clock;
        this.settings = settings;
        this.companyLines = companyLines;
    }

    /** Runs the flows and writes the rows; first the customers, then their transactions. */
    public List<Measurement> run() {
        try (WarehouseAccess access = WarehouseAccess.open(settings);
                Connection connection = access.database().dataSource().getConnection()) {
            FlowTime customers = flow(connection, "quickbooks-customers");
            FlowTime transactions = flow(connection, "quickbooks-transactions");
            return List.of(
                    compare("customers", customers, connection, customerRows(connection)),
                    compare("transaction lines", transactions, connection, transactionRows(connection)));
        } catch (SQLException e) {
            throw new IllegalStateException("measuring a company of " + companyLines + " lines", e);
        }
    }

    private FlowTime flow(Connection connection, String flow) throws SQLException {
        Writing.settle(connection);
        clock.take();
        long begun = System.nanoTime();
        hub.sync(flow, true);
        double whole = (System.nanoTime() - begun) / 1e9;
        refuseIncomplete(flow);
        Map<String, Taken> taken = clock.take();
        double delivery = seconds(taken, StageClock.DELIVERY);
        double seconds = whole - delivery;
        return new FlowTime(seconds, seconds(taken, StageClock.CALL), delivery, stages(taken, seconds));
    }

    private void refuseIncomplete(String flow) {
        RunReport run = hub.warehouse().reports().runs(1).get(0);
        if (!run.flow().equals(flow) || !run.status().equals("complete") || run.quarantined() > 0) {
            throw new HubException("measuring " + flow + ": its run is " + run.status() + " with " + run.quarantined()
                    + " records in quarantine: " + run.error());
        }
    }

    private static double seconds(Map<String, Taken> taken, String stage) {
        return taken.getOrDefault(stage, Taken.NONE).seconds();
    }

    private static List<Stage> stages(Map<String, Taken> taken, double whole) {
        long pages = Math.max(1, taken.getOrDefault("commit", Taken.NONE).times());
        var stages = new ArrayList<Stage>();
        for (String name : ORDER) {
            double seconds = seconds(taken, name);
            stages.add(new Stage(name, seconds, seconds * 1e3 / pages, seconds / whole));
        }
        return stages;
    }

    private static Writing customerRows(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        return Writing.customers(connection);
    }

    private static Writing transactionRows(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        return Writing.transactions(connection);
    }

    private Measurement compare(String what, FlowTime flow, Connection connection, Writing rows) throws SQLException {
        double limit = rows.limit(connection, PAGE, Integer.MAX_VALUE);
        double limitSmallPages = rows.limit(connection, Integer.MAX_VALUE, PAGE);
        Rate rowByRow = rows.rowByRow(connection);
        long records = rows.records();
        double hub = records / flow.seconds();
        return new Measurement(
                what,
                companyLines,
                records,
                flow.seconds(),
                hub,
                records / (flow.seconds() - flow.calls()),
                limit,
                limitSmallPages,
                rowByRow.perSecond(),
                rowByRow.rows(),
                hub / limit,
                hub / rowByRow.perSecond(),
                flow.delivery(),
                flow.stages());
    }
}

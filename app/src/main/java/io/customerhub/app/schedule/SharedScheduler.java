package io.customerhub.app.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/** Quartz with its clustered store in the warehouse, through the hub's own connections: what is due, one node of a tenant fires. */
public final class SharedScheduler {
    private static final int THREADS = 10;
    private static final long CHECK_IN_MILLIS = 10_000;

    private SharedScheduler() {}

    /** A scheduler that has not started. */
    public static Scheduler open(DataSource warehouse, String tenant) {
        String source = "warehouse " + UUID.randomUUID();
        DBConnectionManager.getInstance().addConnectionProvider(source, new Pool(warehouse));
        String name = "customer-hub " + tenant;
        synchronized (SchedulerRepository.getInstance()) {
            try {
                Scheduler scheduler = new StdSchedulerFactory(properties(name, source)).getScheduler();
                // Or else a second hub of this process would be given the first one's.
                SchedulerRepository.getInstance().remove(name);
                return scheduler;
            } catch (SchedulerException e) {
                throw new IllegalStateException("setting up the clock that nodes share: " + e.getMessage(), e);
            }
        }
    }

    private static Properties properties(String name, String source) {
        var properties = new Properties();
        properties.setProperty(StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME, name);
        properties.setProperty(
                StdSchedulerFactory.PROP_SCHED_INSTANCE_ID, UUID.randomUUID().toString());
        properties.setProperty(StdSchedulerFactory.PROP_SCHED_MAKE_SCHEDULER_THREAD_DAEMON, "true");
        properties.setProperty(StdSchedulerFactory.PROP_THREAD_POOL_CLASS, SimpleThreadPool.class.getName());
        properties.setProperty("org.quartz.threadPool.threadCount", String.valueOf(THREADS));
        properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        properties.setProperty(StdSchedulerFactory.PROP_JOB_STORE_CLASS, JobStoreTX.class.getName());
        properties.setProperty("org.quartz.jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName());
        properties.setProperty("org.quartz.jobStore.dataSource", source);
        properties.setProperty("org.quartz.jobStore.tablePrefix", "hub.qrtz_");
        properties.setProperty("org.quartz.jobStore.useProperties", "true");
        properties.setProperty("org.quartz.jobStore.isClustered", "true");
        // Or else a node that read a trigger just before another fired it fires it once more.
        properties.setProperty("org.quartz.jobStore.acquireTriggersWithinLock", "true");
        properties.setProperty("org.quartz.jobStore.clusterCheckinInterval", String.valueOf(CHECK_IN_MILLIS));
        return properties;
    }

    /** The hub's connections, as Quartz wants them: it neither opens nor closes them all. */
    private record Pool(DataSource warehouse) implements ConnectionProvider {
        @Override
        public Connection getConnection() throws SQLException {
            return warehouse.getConnection();
        }

        @Override
        public void initialize() {
            // The hub has.
        }

        @Override
        public void shutdown() {
            // The hub does.
        }
    }
}

package com.ovgcpayments.gateway.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.output.MigrateResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the schema to the version that this program was written for, and checks that it is there. Everything here
 * blocks: call it before the event loops start, or from a worker.
 */
public final class Migrations {
    /** The role that a running gateway uses. It owns nothing and cannot change the schema. */
    public static final String APPLICATION_ROLE = "gateway_app";

    private static final String LOGIN_SECONDS = "10";
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    /** Functions that keep it (SET search_path FROM CURRENT) find no temporary table before the real one. */
    private static final String SEARCH_PATH = "public,pg_temp";

    private Migrations() {}

    /**
     * Applies what is missing, as the owner of the schema.
     *
     * @return how many migrations were applied
     * @throws UnsuitableDatabase if the database cannot be entered
     */
    public static int migrate(PostgresUrl admin) {
        requireEntry(admin);
        MigrateResult result = flyway(admin).migrate();
        settleInLedger(admin);
        return result.migrationsExecuted;
    }

    /** A database that was restored from a dump may count its balances up to transactions that its server has yet to reach. */
    private static void settleInLedger(PostgresUrl admin) {
        try (Connection connection = connect(admin);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT settle_in_ledger() AS settled")) {
            row.next();
            if (row.getBoolean("settled")) {
                LOG.info("the database was restored from a dump of another server; its balances are counted anew");
            }
        } catch (SQLException e) {
            throw noEntry(admin, e);
        }
    }

    /**
     * Checks that a gateway may run on this database as this user. Changes nothing.
     *
     * @throws UnsuitableDatabase with what to do next
     */
    public static SuitableDatabase check(PostgresUrl application) {
        try (Connection connection = connect(application);
                Statement statement = connection.createStatement()) {
            String schema = checkVersion(connection, application);
            checkRights(statement, application);
            checkOrigin(statement);
            return new SuitableDatabase(connection.getMetaData().getDatabaseProductVersion(), schema);
        } catch (SQLException e) {
            throw noEntry(application, e);
        } catch (FlywayException e) {
            throw new UnsuitableDatabase("cannot tell the version of the schema at " + application + ": " + e, e);
        }
    }

    /** Flyway would say the same in a page of text. */
    private static void requireEntry(PostgresUrl url) {
        try {
            connect(url).close();
        } catch (SQLException e) {
            throw noEntry(url, e);
        }
    }

    private static UnsuitableDatabase noEntry(PostgresUrl url, SQLException why) {
        return new UnsuitableDatabase("cannot enter " + url + ": " + why.getMessage(), why);
    }

    /** Whatever listens there may never answer; the URL may say otherwise how long to wait for it. */
    static Connection connect(PostgresUrl url) throws SQLException {
        Properties properties = url.jdbcProperties();
        properties.setProperty("loginTimeout", LOGIN_SECONDS);
        return DriverManager.getConnection(url.jdbcUrl(), properties);
    }

    private static String checkVersion(Connection connection, PostgresUrl url) throws SQLException {
        String here = newestKnown(url);
        String there = "none";
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT to_regclass('flyway_schema_history') IS NOT NULL AS migrated")) {
            rows.next();
            if (rows.getBoolean("migrated")) {
                try (ResultSet version = statement.executeQuery(
                        "SELECT version FROM flyway_schema_history WHERE success ORDER BY installed_rank DESC LIMIT 1")) {
                    there = version.next() ? version.getString("version") : "none";
                }
            }
        }
        if (there.equals("none") || Integer.parseInt(there) < Integer.parseInt(here)) {
            throw new UnsuitableDatabase("the schema is at version " + there + " and this gateway needs " + here
                    + ": run ./gateway migrate first");
        }
        if (Integer.parseInt(there) > Integer.parseInt(here)) {
            throw new UnsuitableDatabase("the schema is at version " + there + ", newer than the " + here
                    + " that this gateway knows: start the newer release");
        }
        return there;
    }

    private static void checkRights(Statement statement, PostgresUrl application) throws SQLException {
        try (ResultSet row = statement.executeQuery("""
                SELECT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
                    OR EXISTS (SELECT FROM pg_tables WHERE schemaname = current_schema
                                AND pg_has_role(current_user, tableowner, 'MEMBER')) AS too_powerful""")) {
            row.next();
            if (row.getBoolean("too_powerful")) {
                throw new UnsuitableDatabase("the user " + application.user()
                        + " owns the tables or is a superuser: a gateway must run as a role that cannot change the"
                        + " schema or empty the ledger. Use " + APPLICATION_ROLE + " (made by ./gateway migrate) in"
                        + " database.url, and the owner only in database.adminUrl");
            }
        }
    }

    private static void checkOrigin(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT ledger_is_from_elsewhere() AS elsewhere")) {
            row.next();
            if (row.getBoolean("elsewhere")) {
                throw new UnsuitableDatabase(
                        "this database was restored from a dump of another server, and its balances"
                                + " would miss what happens here: run ./gateway migrate first");
            }
        }
    }

    private static String newestKnown(PostgresUrl url) {
        MigrationInfo[] all = flyway(url).info().all();
        return all[all.length - 1].getVersion().getVersion();
    }

    private static Flyway flyway(PostgresUrl admin) {
        return Flyway.configure()
                .dataSource(admin.jdbcUrl(), admin.user(), admin.password())
                .jdbcProperties(Map.of("currentSchema", SEARCH_PATH))
                .locations("classpath:db/migration")
                .load();
    }
}

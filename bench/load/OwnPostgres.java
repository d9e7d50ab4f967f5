import com.ovgcpayments.gateway.storage.EmbeddedServer;
import com.ovgcpayments.gateway.storage.Migrations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the PostgreSQL that a gateway brings along, migrated and with pg_stat_statements, in a directory and until it is
 * stopped. The file {@code server} there says where it is, once it can be used.
 */
final class OwnPostgres {
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        EmbeddedServer server = EmbeddedServer.start(directory);
        if (!counts(server)) {
            server.close();
            server = EmbeddedServer.start(directory);
        }
        Migrations.migrate(server.adminUrl());
        execute(server, "CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        Thread closing = new Thread(server::close);
        Runtime.getRuntime().addShutdownHook(closing);
        String address = server.adminUrl().withPassword();
        Path written = Files.writeString(directory.resolve("server.next"), address.substring(0, address.lastIndexOf('/')));
        Files.move(written, directory.resolve("server"));
        new CountDownLatch(1).await();
    }

    /** Whether statements are counted; if not, they are from the next start on. */
    private static boolean counts(EmbeddedServer server) throws Exception {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("SHOW shared_preload_libraries")) {
                row.next();
                if (row.getString(1).contains("pg_stat_statements")) {
                    return true;
                }
            }
            statement.execute("ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'");
            return false;
        }
    }

    private static void execute(EmbeddedServer server, String sql) throws Exception {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(EmbeddedServer server) throws Exception {
        String url = server.adminUrl().withPassword().replaceFirst("^postgres(ql)?://[^@]*@", "jdbc:postgresql://");
        return DriverManager.getConnection(url, "postgres", "");
    }
}

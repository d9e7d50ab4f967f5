import com.ovgcpayments.gateway.storage.EmbeddedServer;
import com.ovgcpayments.gateway.storage.Migrations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the PostgreSQL that a gateway brings along, migrated and with pg_stat_statements, in a directory and until it is
 * stopped: {@code OwnPostgres DIRECTORY [name=value]...}, where other settings of the server than its own are given. The
 * file {@code server} in the directory says where it is, once it can be used.
 */
final class OwnPostgres {
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        EmbeddedServer server = EmbeddedServer.start(directory);
        execute(server, "ALTER SYSTEM RESET ALL");
        execute(server, "ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'");
        for (String setting : List.of(arguments).subList(1, arguments.length)) {
            String[] parts = setting.split("=", 2);
            execute(server, "ALTER SYSTEM SET " + parts[0] + " = '" + parts[1] + "'");
        }
        server.close();
        server = EmbeddedServer.start(directory);
        Migrations.migrate(server.adminUrl());
        execute(server, "CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        String address = server.adminUrl().withPassword();
        Path written = Files.writeString(directory.resolve("server.next"), address.substring(0, address.lastIndexOf('/')));
        Files.move(written, directory.resolve("server"));
        new CountDownLatch(1).await();
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

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;

/** Reads values as Kafka Connect does, one a line of standard input, and writes each field: type, name, value. */
public class Converted {
    public static void main(String[] arguments) throws Exception {
        JsonConverter converter = new JsonConverter();
        converter.configure(Map.of("schemas.enable", "true"), false);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Struct struct = (Struct) converter.toConnectData("topic", line.getBytes(StandardCharsets.UTF_8)).value();
            struct.validate();
            for (Field field : struct.schema().fields()) {
                Object value = struct.get(field);
                String written = value == null ? "" : value.toString().replace("\n", " ");
                System.out.write((field.schema().type() + "\t" + field.name() + "\t" + written + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        System.out.flush();
    }
}

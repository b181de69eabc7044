import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ko.KoreanAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** For measurements alone: each line of what is read, cut by Lucene's Korean analyser as it comes; a line of its terms for each. */
public class NoriTerms {
    public static void main(String[] words) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        try (Analyzer analyzer = new KoreanAnalyzer()) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                StringBuilder terms = new StringBuilder();
                try (TokenStream stream = analyzer.tokenStream("text", line)) {
                    CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
                    stream.reset();
                    while (stream.incrementToken()) terms.append(terms.isEmpty() ? "" : " ").append(term.toString().replace(' ', '_'));
                    stream.end();
                }
                out.println(terms);
            }
        }
        out.flush();
    }
}

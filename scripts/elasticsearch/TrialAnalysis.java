import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.email.UAX29URLEmailTokenizer;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.pattern.PatternCaptureGroupTokenFilter;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.AbstractTokenizerFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;

/** For trials alone: what Elasticsearch's own index of API keys asks for and the server of Maven Central comes without. */
public class TrialAnalysis extends Plugin implements AnalysisPlugin {
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        return Map.of(
            "pattern_capture", (index, environment, name, settings) -> new AbstractTokenFilterFactory(name) {
                public TokenStream create(TokenStream stream) {
                    List<String> patterns = settings.getAsList("patterns");
                    return new PatternCaptureGroupTokenFilter(stream, settings.getAsBoolean("preserve_original", true), patterns.stream().map(Pattern::compile).toArray(Pattern[]::new));
                }
            },
            "unique", (index, environment, name, settings) -> new AbstractTokenFilterFactory(name) {
                public TokenStream create(TokenStream stream) {
                    return new RemoveDuplicatesTokenFilter(stream);
                }
            });
    }

    public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
        return Map.of("uax_url_email", (index, environment, name, settings) -> new AbstractTokenizerFactory(name) {
            public Tokenizer create() {
                return new UAX29URLEmailTokenizer();
            }
        });
    }
}

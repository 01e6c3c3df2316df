using Parley.Core.Text;

namespace Parley.ImportExport;

/// <summary>Words of an imported comment that stand in its article or in a comment before it.</summary>
/// <param name="Words">In the <see cref="ShownText"/> of the comment as <see cref="ImportedComment.Shown"/> has it.</param>
/// <param name="Range">In the target: a line of the article, or the words that the quoted comment shows.</param>
/// <param name="Certainty">0 to 1.</param>
public sealed record ImportedQuote(TextRange Words, ImportedQuoteTarget Target, TextRange Range, double Certainty);

public abstract record ImportedQuoteTarget
{
    private ImportedQuoteTarget()
    {
    }

    /// <param name="Number">In the file, from 1.</param>
    public sealed record Line(int Number) : ImportedQuoteTarget;

    /// <param name="Number">See <see cref="ImportedComment.Number"/>.</param>
    public sealed record Comment(string SourceId, int Number) : ImportedQuoteTarget;
}

using Parley.Core.Discussions.Quotes;
using Parley.Storage.Discussions.Quotes;

namespace Parley.Web.Discussions.Quotes;

/// <summary>Found quotes by the names that forms carry.</summary>
internal static class QuoteNames
{
    extension(FoundQuote found)
    {
        public QuoteRef Place => new(found.Target, found.Range);
    }

    extension(QuoteRow row)
    {
        /// <summary>As its reader saw it.</summary>
        public FoundQuote AsWritten => new(row.Words, row.Target, row.Range, row.Certainty / 1000.0);

        /// <summary>The whole comment is about the place.</summary>
        public bool IsAbout => row.Words.IsEmpty;

        /// <summary>The same in the article's revision of today, where the words still stand in it.</summary>
        public FoundQuote AsOf(int? revision) => row.Place is { Fate: QuoteFate.Same, Passage: { } passage } && revision is { } number
            ? row.AsWritten with { Target = QuoteTarget.Of(passage, number), Range = row.Place.Range }
            : row.AsWritten;
    }

    /// <summary>The same passage or comment, and words in common: what was typed since may have moved the ends, and an edit the revision.</summary>
    public static bool Touches(this QuoteRef place, QuoteRef other) =>
        place.Target.Passage == other.Target.Passage && place.Target.Comment == other.Target.Comment
        && (place.Range is not { } range || other.Range is not { } otherRange || range.Overlaps(otherRange));
}

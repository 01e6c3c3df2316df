using Parley.Core.Discussions;
using Parley.Core.Moderation.Rules;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation;

namespace Parley.Web.Moderation;

/// <summary>The words for which a comment waits, for its author.</summary>
internal static class HeldWords
{
    private const int Most = 5;

    /// <summary>Of those among the comments that wait; none where it is not about words.</summary>
    public static async Task<IReadOnlyDictionary<CommentId, IReadOnlyList<string>>> Of(Database database, IEnumerable<CommentRow> comments, CancellationToken cancel)
    {
        var held = comments.Where(comment => comment.State == CommentState.Held).DistinctBy(comment => comment.Id).ToDictionary(comment => comment.Id);
        if (held.Count == 0)
            return new Dictionary<CommentId, IReadOnlyList<string>>();
        return (await database.Screenings(held.Keys, cancel)).Values
            .Where(screening => screening.Revision == held[screening.Comment].Revision)
            .ToDictionary(screening => screening.Comment, screening => In(held[screening.Comment].Source, screening.Findings.Where(finding => finding.Reason == held[screening.Comment].VerdictReason)));
    }

    /// <summary>The words of some findings as they stand in the text, each once.</summary>
    public static IReadOnlyList<string> In(string source, params IEnumerable<Finding> findings)
    {
        var ranges = findings.SelectMany(finding => finding.Words).ToList();
        if (ranges.Count == 0)
            return [];
        var text = Markup.PlainText(source);
        return
        [
            .. ranges.Where(range => range.Start >= 0 && range.Start + range.Length <= text.Length).Select(range => text.Substring(range.Start, range.Length))
                .Distinct(StringComparer.OrdinalIgnoreCase).Take(Most),
        ];
    }
}

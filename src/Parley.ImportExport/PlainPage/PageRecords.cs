using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Parley.ImportExport.PlainPage;

/// <summary>A reading told as records, in page order.</summary>
internal sealed class PageRecords(List<PageLine> lines, PageReading reading, int blanksAfter)
{
    // Below this the next best reading is less than about three times as unlikely.
    private const int Sure = 16;

    private readonly List<ImportedRecord> records = [];
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);
    private readonly StringBuilder text = new();
    private readonly List<int> bodyLines = [];
    private readonly List<string> doubts = [];
    private string articleId = "";
    private PageLine? author;
    private int number;

    public List<ImportedRecord> Tell()
    {
        var first = TellArticle();
        var last = reading.Roles[first - 1];
        for (var i = first; i < lines.Count; i++)
        {
            var role = reading.Roles[i];
            if (role is Role.Author or Role.Body)
                Begin(last, role, i);
            if (role == Role.Author)
                author = lines[i];
            else
                AddToBody(role, lines[i]);
            Doubt(i);
            last = role;
        }

        EndComment();
        TellEnd(last);
        return records;
    }

    private int TellArticle()
    {
        var count = 0;
        while (count < lines.Count && reading.Roles[count] < Role.Author)
            count++;
        List<ImportedPassage> passages = [];
        string? caption = null;
        string? attribution = null;
        for (var i = 1; i < count; i++)
        {
            var line = lines[i];
            if (reading.Roles[i] == Role.Caption)
                caption = line.Text;
            else if (reading.Roles[i] == Role.Attribution)
                attribution = line.Text;
            else
                passages.Add(new ImportedPassage(line.Text, reading.Roles[i] == Role.Quoted, line.Number));
            Doubt(i);
        }

        articleId = Hash(string.Join('\n', passages.Select(p => p.Text).Prepend(lines[0].Text)));
        records.Add(new ImportedArticle
        {
            SourceId = articleId,
            Title = lines[0].Text,
            Caption = caption,
            Credit = caption is null ? null : CreditLine.Find(caption),
            Attribution = attribution,
            Passages = passages,
            Lines = [.. lines.Take(count).Select(l => l.Number)],
            Doubts = [.. doubts],
        });
        doubts.Clear();
        for (var i = 1; i < count; i++)
            SkipBlanks(lines[i].Number - lines[i].BlanksBefore + 1, lines[i].BlanksBefore - 1, "an empty place in the article");
        return count;
    }

    /// <summary>Ends the comment before, tells the empty slots between, and leaves the new one open.</summary>
    private void Begin(Role last, Role role, int i)
    {
        var line = lines[i];
        if (last == Role.Author && role == Role.Body && line.BlanksBefore <= 2)
        {
            SkipBlanks(line.Number - 1, line.BlanksBefore - 1, "an empty slot between a name and its words: a picture or link is gone");
            return;
        }

        EndComment();
        var spare = PageGrammar.Spare(last, role, line.BlanksBefore);
        // The first empty slots are explained: the blank that ends the text before, and an emptied body's own.
        var at = line.Number - line.BlanksBefore + (last == Role.Author ? 2 : 1);
        TellSpare(at, spare);
    }

    private void TellSpare(int at, int spare)
    {
        if (spare > PageGrammar.MostSpareSlots)
        {
            SkipBlanks(at, spare, "a hole: more empty slots than comments leave");
            return;
        }

        SkipBlanks(at, spare % 2, "an empty slot that belongs to no comment: a picture or link at the end of the one before is gone");
        for (at += spare % 2; spare > 1; spare -= 2, at += 2)
        {
            doubts.Add(FormattableString.Invariant(
                $"Lines {at} and {at + 1} are two empty slots: a comment without name and words, or two pictures gone from the one before."));
            TellComment();
        }
    }

    private void AddToBody(Role role, PageLine line)
    {
        text.Append(text.Length == 0 ? "" : role == Role.Line ? "\n" : "\n\n").Append(line.Text);
        bodyLines.Add(line.Number);
    }

    private void EndComment()
    {
        if (author is null && bodyLines.Count == 0)
            return;
        TellComment();
    }

    private void TellComment()
    {
        var body = text.Length == 0 ? null : text.ToString();
        var key = Hash(body ?? author?.Text ?? "");
        seen[key] = seen.GetValueOrDefault(key) + 1;
        number++;
        records.Add(new ImportedComment
        {
            // By its words, not by its number: in a newer copy of the page with more comments it is still the same.
            SourceId = string.Create(CultureInfo.InvariantCulture, $"{articleId}/{key}-{seen[key]}"),
            ArticleId = articleId,
            Number = number,
            Parent = new ImportedParent.Unknown(),
            Author = author is { } by ? new ImportedAuthor.Named(by.Text) : new ImportedAuthor.Unknown(),
            Text = body,
            AuthorLine = author?.Number,
            Lines = [.. bodyLines],
            Doubts = [.. doubts],
        });
        author = null;
        text.Clear();
        bodyLines.Clear();
        doubts.Clear();
    }

    private void TellEnd(Role last)
    {
        // One blank ends the last text, and an emptied body takes one more. What follows may be the editor's, not the page's.
        var explained = last == Role.Author ? 2 : 1;
        SkipBlanks(lines[^1].Number + 1 + explained, blanksAfter - explained, "blank lines at the end");
    }

    private void SkipBlanks(int first, int count, string why)
    {
        if (count > 0)
            // A long run is told by its two ends.
            records.Add(new Skipped { Lines = count <= 100 ? [.. Enumerable.Range(first, count)] : [first, first + count - 1], Why = why });
    }

    private void Doubt(int i)
    {
        var (other, margin) = reading.SecondBest(i);
        if (margin < Sure)
            doubts.Add(FormattableString.Invariant($"Line {lines[i].Number} is read as {Word(reading.Roles[i])}, but might be {Word(other)}."));
    }

    private static string Word(Role role) => role switch
    {
        Role.Title => "the headline",
        Role.Caption => "the caption",
        Role.Own => "a paragraph of the site's own",
        Role.Attribution => "the attribution",
        Role.Quoted => "a quoted paragraph",
        Role.Closing => "the closing paragraph",
        Role.Author => "a name",
        Role.Body => "the beginning of a comment without a name",
        _ => "a further paragraph of the comment",
    };

    private static string Hash(string words) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(PageText.ForComparing(words))))[..16];
}

namespace Parley.ImportExport.PlainPage;

/// <summary>
/// The make of a flattened page as costs. The article: headline, caption, own paragraphs, an attribution ending in a
/// colon, quoted paragraphs, and a closing paragraph that no blank line parts from the quoted ones. Then comments, each
/// an author slot and a body slot; a filled slot is its lines and one blank line, an empty slot just one blank line.
/// So between two lines n blanks mean n - 1 empty slots. Costs are as in <see cref="LineShape"/>.
/// </summary>
internal static class PageGrammar
{
    public const int Roles = 10;

    // Above the dearest possible page (its lines times the dearest line), and three of it still fit an int.
    public const int Never = 1 << 29;

    // Slots beyond this are no run of emptied comments but a hole in the page.
    public const int MostSpareSlots = 8;

    private const int Named = 10;
    private const int Authorless = 15;
    private const int EmptyBody = 30;
    private const int EmptyComment = 40;
    // Rarer than an emptied comment by half: one slot that belongs to nothing, as when a picture was cut from the end.
    private const int LeftOver = 35;
    // One empty slot between a name and words: the grammar has no place for it unless the words lost what stood before them.
    private const int LostBegin = 90;
    private const int Hole = 160;
    // About one paragraph in eight is not the first of its comment.
    private const int NextParagraph = 30;
    private const int NextLine = 40;
    private const int NoClosing = 40;
    private const int Tight = 120;

    // No cost changes beyond so many blank lines.
    private const int BlanksThatCount = 24;

    private static readonly int[][] Steps = [.. Enumerable.Range(0, BlanksThatCount + 1).Select(AllSteps)];

    /// <summary>What it costs that one role follows another after that many blank lines: at [from × roles + to].</summary>
    public static ReadOnlySpan<int> StepsAfter(int blanks) => Steps[Math.Min(blanks, BlanksThatCount)];

    private static int[] AllSteps(int blanks) =>
        [.. Enumerable.Range(0, Roles * Roles).Select(i => Step((Role)(i / Roles), (Role)(i % Roles), blanks))];

    private static int Step(Role from, Role to, int blanks) => to switch
    {
        Role.Title => Never,
        Role.Caption => from == Role.Title ? Gap(blanks) : Never,
        Role.Own => from is Role.Title or Role.Caption or Role.Own ? Gap(blanks) : Never,
        Role.Attribution => from is Role.Title or Role.Caption or Role.Own ? Gap(blanks) : Never,
        Role.Quoted => from == Role.Attribution || from == Role.Quoted && blanks > 0 ? Gap(blanks) : Never,
        Role.Closing => from is Role.Quoted or Role.Closing && blanks == 0 ? 0 : Never,
        Role.Author => ToAuthor(from, blanks),
        Role.Body => ToBody(from, blanks),
        Role.Paragraph => from >= Role.Body && blanks == 1 ? NextParagraph : Never,
        _ => from >= Role.Body && blanks == 0 ? NextLine : Never,
    };

    /// <summary>What it costs that the page ends after such a line and that many blank ones.</summary>
    public static int End(Role last, int blanks) => last switch
    {
        // The blank of an emptied body should be there, unless the end of the file was trimmed.
        Role.Author => EmptyBody + (blanks < 2 ? 10 : 0),
        Role.Quoted => NoClosing,
        >= Role.Body when blanks > 1 => 15,
        _ => 0,
    };

    /// <summary>Slots that neither of the two lines explains.</summary>
    public static int Spare(Role from, Role to, int blanks)
    {
        var empty = Math.Max(0, blanks - 1);
        if (from == Role.Author)
            return Math.Max(0, to == Role.Author ? empty - 1 : empty - 2);
        return to == Role.Body ? Math.Max(0, empty - 1) : empty;
    }

    private static int ToAuthor(Role from, int blanks)
    {
        if (from == Role.Author)
            // The grammar gives the text after a name and one blank to that name.
            return blanks < 2 ? Never : EmptyBody + Named + SpareCost(Spare(from, Role.Author, blanks));

        return Leaving(from) + Named + SpareCost(Spare(from, Role.Author, blanks)) + (blanks == 0 ? Tight : 0);
    }

    private static int ToBody(Role from, int blanks)
    {
        if (blanks == 0)
            return from == Role.Author ? Tight : Never;
        if (from == Role.Author)
            return blanks == 1 ? 0 : blanks == 2 ? LostBegin : EmptyBody + Authorless + SpareCost(blanks - 3);
        if (from >= Role.Body)
            return blanks == 1 ? Never : Authorless + SpareCost(blanks - 2);

        // Only the first comment may lack its author slot altogether. Where nothing else ends the article, its wording must tell.
        var noSlot = from == Role.Closing ? 20 : 60;
        return Leaving(from) + (blanks == 1 ? noSlot : Authorless + SpareCost(blanks - 2));
    }

    private static int Leaving(Role from) => from switch
    {
        Role.Title or Role.Caption => 60,
        Role.Attribution => 80,
        Role.Quoted => NoClosing,
        _ => 0,
    };

    private static int Gap(int blanks) => blanks switch { 1 => 0, 0 => Tight, _ => 50 + 5 * Math.Min(blanks, 20) };

    private static int SpareCost(int slots) =>
        slots > MostSpareSlots ? Hole : slots % 2 * LeftOver + slots / 2 * EmptyComment;
}

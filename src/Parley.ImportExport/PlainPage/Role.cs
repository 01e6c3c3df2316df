namespace Parley.ImportExport.PlainPage;

/// <summary>What a line with words can be, in the order of a page.</summary>
internal enum Role : byte
{
    Title,
    Caption,
    Own,
    Attribution,
    Quoted,

    /// <summary>The site's own last paragraph, known by the missing blank line before it.</summary>
    Closing,
    Author,

    /// <summary>The first paragraph of a comment.</summary>
    Body,
    Paragraph,

    /// <summary>A further line of the same paragraph: no blank line between.</summary>
    Line,
}

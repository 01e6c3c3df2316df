using Parley.Web.Site;

namespace Parley.Web.Articles.Editor;

/// <summary>Asks once more before what cannot simply be undone.</summary>
/// <param name="Frame">Of the page; its title names the deed.</param>
/// <param name="Path">Root-relative, of the article on the desk.</param>
/// <param name="Deed">Names the words (<c>editor.DEED_…</c>); what stands before an underscore is the address.</param>
/// <param name="Headline">Of the article.</param>
public sealed record ConfirmView(PageFrame Frame, string Path, string Deed, string Headline);

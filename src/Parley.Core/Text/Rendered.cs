using Parley.Core.People;

namespace Parley.Core.Text;

/// <summary>A comment made ready to show.</summary>
/// <param name="Html">The HTML, well-nested, of the allow-listed elements only.</param>
/// <param name="RendererVersion">Which renderer wrote it: <see cref="Markup.RendererVersion"/> at the time.</param>
/// <param name="Links">The addresses it links to, in order, each once: absolute http, https or mailto.</param>
/// <param name="Mentions">The people it mentions, in order, each once.</param>
/// <param name="Pictures">The hashes of the pictures it shows, in order, each once.</param>
/// <param name="Steps">What the rendering cost in parser steps: bounded by a constant times the length.</param>
public sealed record Rendered(
    SafeHtml Html, int RendererVersion, IReadOnlyList<string> Links, IReadOnlyList<AccountId> Mentions, IReadOnlyList<string> Pictures, long Steps);

using Parley.Web.Site;

namespace Parley.Web.People.Providers;

/// <summary>On the way to a provider, or back from one that did not vouch for anybody; then there is no <see cref="Address"/>.</summary>
public sealed record ProviderPageView
{
    public required PageFrame Frame { get; init; }
    public string? Label { get; init; }
    public string? Address { get; init; }
}

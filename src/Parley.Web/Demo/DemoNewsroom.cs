using Parley.Storage;
using Parley.Web.Site;

namespace Parley.Web.Demo;

/// <summary>The shipped demo: a small fictional newsroom with a lively discussion.</summary>
internal static class DemoNewsroom
{
    public static async Task Fill(Store store, DateTimeOffset now, CancellationToken cancel) => await FirstSite.Add(store, now, cancel);
}

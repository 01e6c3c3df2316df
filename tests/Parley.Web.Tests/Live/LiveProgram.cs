using Microsoft.Extensions.DependencyInjection;
using Parley.Testing;
using Parley.Web.Live;
using Parley.Web.Site;

namespace Parley.Web.Tests.Live;

/// <summary>Programs at a test's pace, and several on one store.</summary>
internal static class LiveProgram
{
    public static Task<TestProgram> Start(LivePace? pace = null, Func<ServeOptions, ServeOptions>? change = null) =>
        TestProgram.Start(change, adjust: builder => builder.Services.AddSingleton(pace ?? new LivePace()));

    /// <summary>One more process on the store.</summary>
    public static Task<TestProgram> On(TestStore store, LivePace? pace = null) => Start(pace, options => options with
    {
        Store = options.Store with { Database = store.Setting, Keys = Path.Combine(store.Folder, "keys") },
    });
}

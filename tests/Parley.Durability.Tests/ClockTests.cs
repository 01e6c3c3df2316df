using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Parley.Durability.Tests.Faults;
using Parley.Durability.Tests.Running;
using Parley.Testing;

namespace Parley.Durability.Tests;

/// <summary>The machine's clock jumps forward and back.</summary>
public sealed class ClockTests
{
    [Fact]
    public async Task Clocks_that_jump_lose_nothing_and_order_goes_by_number()
    {
        await using var trial = await Trial.Begin(DatabaseKind.Sqlite);
        var clock = Clock.Of(trial.Program, trial.Store.Folder);
        await trial.Program.Serve();
        var load = trial.Begin();
        await load.More(20);

        // Sessions last longer than that; 400 days end them all.
        foreach (var days in (int[])[20, -400, 0])
        {
            // Nobody sends again after the jump what was sent before it: a key holds for a day.
            await load.BetweenDeeds(() => clock.Set(days));
            await load.More(20);
        }

        await load.Stop();
        Assert.Empty((await trial.Check(load)).Faults);
        Assert.Null(await trial.Contradictions());
    }

    [Fact]
    public async Task What_has_ended_stays_ended_and_a_brake_stays_on()
    {
        await using var trial = await Trial.Begin(DatabaseKind.Sqlite);
        var clock = Clock.Of(trial.Program, trial.Store.Folder);
        trial.Program.Environment["PARLEY_RATELIMITS__ENABLED"] = "true";
        await trial.Program.Serve();
        using var client = new HttpClient { BaseAddress = trial.Program.Address };
        var (ended, untouched) = (trial.People[0].Token, trial.People[1].Token);
        Assert.Equal(HttpStatusCode.OK, await Me(ended));
        await Wait.Until(async () => await AskToSignIn() == HttpStatusCode.TooManyRequests, "signing in was braked");

        clock.Set(days: 400);
        Assert.Equal(HttpStatusCode.Unauthorized, await Me(ended));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskToSignIn());

        clock.Set(days: 0);
        Assert.Equal(HttpStatusCode.Unauthorized, await Me(ended));
        Assert.Equal(HttpStatusCode.OK, await Me(untouched));

        async Task<HttpStatusCode> Me(string token)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }

        async Task<HttpStatusCode> AskToSignIn()
        {
            using var answer = await client.PostAsJsonAsync("/api/v1/sign-in", new { email = "gwen@quay.example" }, TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
    }
}

using System.Net;
using Parley.Core.People;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Statements;

public sealed class ReadStatementTests
{
    [Fact]
    public async Task The_fields_are_those_of_the_transparency_database_and_name_nobody()
    {
        await using var news = await Newsroom.Open();
        var author = await news.SignedIn("Rude Person");
        var posted = await news.Post(author, "Words of mine.");
        var number = await Judging.Remove(
            await news.SignedIn("Stern Moderator", Role.Moderator), posted.Id, """, "reason":"hate","facts":"Rude Person wrote it.","note":"Again Rude Person." """);

        var answer = await author.Get($"{news.Prefix}/api/v1/statements/{news.Site.Id}-{number}");
        var json = await Answer.Json(answer);

        foreach (var (field, value) in (IEnumerable<(string, string)>)
            [
                ("puid", $"{news.Site.Id}-{number}"), ("decision_ground", "DECISION_GROUND_INCOMPATIBLE_CONTENT"), ("source_type", "SOURCE_VOLUNTARY"),
                ("category", "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH"), ("automated_detection", "No"), ("automated_decision", "AUTOMATED_DECISION_NOT_AUTOMATED"),
                ("content_language", "EN"), ("incompatible_content_ground", "House rule 2: hatred of a group"),
            ])
            Assert.Equal(value, json.GetProperty(field).GetString());
        Assert.Equal("DECISION_VISIBILITY_CONTENT_REMOVED", json.GetProperty("decision_visibility")[0].GetString());
        foreach (var personal in (string[])["Rude", "Stern", "Words of mine", posted.Id])
            Assert.DoesNotContain(personal, await Answer.Text(answer), StringComparison.Ordinal);
        await Answer.Problem(HttpStatusCode.NotFound, await (await news.SignedIn()).Get($"{news.Prefix}/api/v1/statements/{news.Site.Id}-{number}"));
    }
}

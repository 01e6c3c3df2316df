using Parley.Core.Discussions;
using Parley.Core.Moderation.Rules;
using Parley.Core.Site;
using Xunit;

namespace Parley.Core.Tests.Moderation.Rules;

/// <summary>Each rule by what it makes of a quiet comment.</summary>
public sealed class ScreeningTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly DiscussionId Here = new(7);
    private static readonly ScreeningInput Quiet = new() { Text = "The ferry was late.", Policy = Policy.Default, Now = Now, Discussion = Here };

    [Fact]
    public void A_quiet_comment_is_posted_and_nothing_is_found() => Assert.Same(Screened.Clean, Screening.Of(Quiet));

    [Theory]
    [InlineData(2, Outcome.Post)]
    [InlineData(3, Outcome.Hold)]
    public void Links_are_counted(int links, Outcome outcome) => Assert.Equal(outcome, Screening.Of(Quiet with { Links = links }).Outcome);

    [Theory]
    [InlineData(FormProof.Good, Outcome.Post)]
    [InlineData(FormProof.None, Outcome.Hold)]
    [InlineData(FormProof.Reused, Outcome.Hold)]
    [InlineData(FormProof.TooFast, Outcome.Hold)]
    [InlineData(FormProof.Trap, Outcome.Hold)]
    public void A_form_without_a_good_token_waits(FormProof proof, Outcome outcome) => Assert.Equal(outcome, Screening.Of(Quiet with { Form = proof }).Outcome);

    [Theory]
    [InlineData(false, Outcome.Post)]
    [InlineData(true, Outcome.Hold)]
    public void Guests_by_the_api_are_as_the_policy_says(bool holds, Outcome outcome) =>
        Assert.Equal(outcome, Screening.Of(Quiet with { IsGuestWithoutForm = true, Policy = Policy.Default with { HoldGuestsWithoutForm = holds } }).Outcome);

    [Fact]
    public void Slow_mode_counts_only_this_discussion_and_says_the_seconds_left()
    {
        var slow = Quiet with { Policy = Policy.Default with { SlowSeconds = 60 } };

        Assert.Equal(Outcome.Post, Screening.Of(By(slow, new WrittenBefore(new DiscussionId(8), CommentState.Posted, Now.AddSeconds(-5), null))).Outcome);
        Assert.Equal(Outcome.Post, Screening.Of(By(slow, new WrittenBefore(Here, CommentState.Posted, Now.AddSeconds(-60), null))).Outcome);
        var refused = Screening.Of(By(slow, new WrittenBefore(Here, CommentState.Held, Now.AddSeconds(-19.5), null)));

        Assert.Equal((Outcome.Refuse, "slow-mode", 41), (refused.Outcome, refused.Decisive?.Reason, refused.Decisive?.Number));
        Assert.Equal(Outcome.Post, Screening.Of(By(slow, new WrittenBefore(Here, CommentState.Posted, Now, null)) with { IsEdit = true }).Outcome);
    }

    [Fact]
    public void Newcomers_wait_until_enough_of_theirs_stand()
    {
        var policy = Policy.Default with { HoldNewcomers = 2 };
        var input = Quiet with { Policy = policy };
        var (stands, waits) = (new WrittenBefore(Here, CommentState.Posted, Now.AddDays(-2), null), new WrittenBefore(Here, CommentState.Held, Now.AddDays(-1), null));

        Assert.Equal("newcomer", Screening.Of(By(input, stands, waits)).Decisive?.Reason);
        Assert.Equal(Outcome.Post, Screening.Of(By(input, stands, waits, stands)).Outcome);
        Assert.Equal(Outcome.Post, Screening.Of(input with { Author = new AuthorFacts { IsTrusted = true } }).Outcome);
    }

    [Fact]
    public void Whoever_had_several_comments_removed_lately_is_read_first()
    {
        WrittenBefore Removed(int days) => new(Here, CommentState.Removed, Now.AddDays(-days), null);

        Assert.Equal(Outcome.Post, Screening.Of(By(Quiet, Removed(1), Removed(2), Removed(31))).Outcome);
        Assert.Equal("removals", Screening.Of(By(Quiet, Removed(1), Removed(2), Removed(29))).Decisive?.Reason);
    }

    [Fact]
    public void A_flood_waits()
    {
        WrittenBefore[] many = [.. Enumerable.Range(0, 12).Select(index => new WrittenBefore(Here, CommentState.Posted, Now.AddSeconds(-index), null))];

        Assert.Equal("flood", Screening.Of(By(Quiet, many)).Decisive?.Reason);
        Assert.Equal(Outcome.Post, Screening.Of(By(Quiet, many[1..])).Outcome);
        Assert.Equal("flood", Screening.Of(Quiet with { Around = many, Policy = Policy.Default with { FloodOfDiscussion = 12 } }).Decisive?.Reason);
    }

    [Fact]
    public void A_copy_waits_and_weighs_more_where_the_first_was_removed()
    {
        var input = Quiet with { Fingerprint = 5 };
        var before = new WrittenBefore(new DiscussionId(9), CommentState.Removed, Now.AddHours(-1), 5);

        Assert.Equal(("repeated", 60), (Screening.Of(input with { Judged = [before] }).Decisive?.Reason, Screening.Of(input with { Judged = [before] }).Risk));
        Assert.Equal(("repeated", 30), (Screening.Of(input with { Around = [before] }).Decisive?.Reason, Screening.Of(input with { Around = [before] }).Risk));
        Assert.Equal(Outcome.Post, Screening.Of(input with { Around = [before with { At = Now.AddDays(-2) }] }).Outcome);
    }

    [Theory]
    [InlineData("THE FERRY WAS LATE AGAIN AND NOBODY TOLD US WHY IT WAS", Outcome.Hold)]
    [InlineData("THE FERRY WAS LATE", Outcome.Post)]
    [InlineData("The U.S., the U.K., the EU, NATO, the UN, UNESCO and the WHO met in BERLIN with the OECD.", Outcome.Post)]
    public void Shouting_is_a_text_of_capitals(string text, Outcome outcome) => Assert.Equal(outcome, Screening.Of(Quiet with { Text = text }).Outcome);

    [Theory]
    [InlineData("The ferrу was late", "ferrу")]
    [InlineData("The fer\u200Bry was late", "fer\u200Bry")]
    [InlineData("Δt is 5 μm", null)]
    [InlineData("می\u200Cخواهم", null)]
    [InlineData("Donau\u00ADdampf\u00ADschiff", null)]
    [InlineData("👩\u200D🚒 USB-кабель", null)]
    public void Disguise_is_letters_of_two_alphabets_in_a_word_or_signs_that_hide(string text, string? word)
    {
        var found = Screening.Of(Quiet with { Text = text }).Decisive;

        Assert.Equal(word, found is null ? null : text.Substring(found.Words[0].Start, found.Words[0].Length));
    }

    [Fact]
    public void Risks_add_up_to_a_hold_by_the_heaviest_of_them()
    {
        var policy = Book(new() { Suspect = ["lamp"], Starters = [] }).Of(null, null, null);
        var one = Quiet with { Policy = policy, Text = "A lamp." };

        Assert.Equal((Outcome.Post, 25), (Screening.Of(one).Outcome, Screening.Of(one).Risk));
        var both = Screening.Of(one with { LearnedScore = 50 });

        Assert.Equal((Outcome.Hold, 75, "learned"), (both.Outcome, both.Risk, both.Decisive?.Reason));
    }

    [Fact]
    public void The_gravest_wish_is_told_and_of_two_the_first()
    {
        var policy = Book(new() { Banned = ["ferry"], RefuseBannedWords = true }).Of(null, null, null) with { HoldFirst = true };
        var input = Quiet with { Policy = policy, Links = 9 };

        Assert.Equal((Outcome.Refuse, "banned-words"), (Screening.Of(input).Outcome, Screening.Of(input).Decisive?.Reason));
        Assert.Equal((Outcome.Hold, "links"), (Screening.Of(input with { Text = "Quiet." }).Outcome, Screening.Of(input with { Text = "Quiet." }).Decisive?.Reason));
    }

    [Fact]
    public void An_import_is_held_for_its_words_alone_or_only_noted()
    {
        var policy = Book(new() { Banned = ["ferry"], RefuseBannedWords = true }).Of(null, null, null) with { HoldFirst = true, HoldUntilTrusted = true, HoldNewcomers = 5 };
        var import = Quiet with { Policy = policy, IsImport = true };

        Assert.Equal("banned-words", Screening.Of(import).Decisive?.Reason);
        Assert.Equal(Outcome.Post, Screening.Of(import with { Text = "Quiet." }).Outcome);
        var noted = Screening.Of(import with { Policy = policy with { HoldImports = false } });
        Assert.Equal((Outcome.Post, 1), (noted.Outcome, noted.Findings.Count));
    }

    [Fact]
    public void Further_in_goes_over_further_out_and_lists_come_together()
    {
        var book = new PolicyBook(new Publication("news", "News", "en", Now),
        [
            new(PolicyScope.Site, "", new() { MostLinks = 1, Banned = ["one"] }), new(PolicyScope.Section, "sport", new() { MostLinks = 5, Banned = ["two"] }),
            new(PolicyScope.Article, "17", new() { MostLinks = 9, Allowed = ["one"] }), new(PolicyScope.Person, "3", new() { HoldFirst = true }),
        ]);

        Assert.Equal([1, 5, 9, 9], new[] { book.Of("town", null, null), book.Of("sport", "16", null), book.Of("sport", "17", null), book.Of("sport", "17", "3") }.Select(policy => policy.MostLinks));
        Assert.Equal(Outcome.Post, Screening.Of(Quiet with { Text = "one", Policy = book.Of("sport", "17", null) }).Outcome);
        Assert.Equal("banned-words", Screening.Of(Quiet with { Text = "two", Policy = book.Of("sport", "17", null) }).Decisive?.Reason);
        Assert.Equal("hold-first", Screening.Of(Quiet with { Policy = book.Of(null, null, "3") }).Decisive?.Reason);
    }

    [Fact]
    public void Every_rule_has_a_name_of_its_own() => Assert.Distinct(Screening.Rules.Select(rule => rule.Code));

    [Fact]
    public void Findings_come_out_of_the_store_as_they_went_in()
    {
        Finding[] findings = [new("links", "links", Outcome.Hold, 40) { Number = 7 }, new("insults", "insult", Outcome.Post, 20) { Words = [new(3, 4), new(9, 1)] }];

        var read = ScreeningJson.ReadFindings(ScreeningJson.Write(findings));

        Assert.Equal(ScreeningJson.Write(findings), ScreeningJson.Write(read));
        Assert.Equal([new WordRange(3, 4), new WordRange(9, 1)], read[1].Words);
        Assert.Empty(read[0].Words);
    }

    private static PolicyBook Book(PolicyTerms terms) => new(new Publication("news", "News", "en", Now), [new(PolicyScope.Site, "", terms)]);

    private static ScreeningInput By(ScreeningInput input, params WrittenBefore[] before) => input with { Author = new AuthorFacts { Lately = before } };
}

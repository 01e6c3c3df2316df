namespace Parley.Durability.Tests.Checking;

/// <summary>A checker that finds nothing proves nothing: each kind of harm is done here once, by hand.</summary>
public sealed class CheckerTests
{
    private static readonly Deed First = Post(1, "one", "101");
    private static readonly Deed Second = Post(2, "two", "102") with { Parent = "101" };
    private static readonly Deed Lost = Post(3, "three", null) with { Answer = Answer.Unknown, Number = null };
    private static readonly Deed Refused = Post(4, "four", null) with { Answer = Answer.Refused, Number = null };
    private static readonly Deed Edited = Post(5, "five", "101") with { Kind = DeedKind.Edit, Number = 13 };
    private static readonly Deed Voted = Post(6, "", "102") with { Kind = DeedKind.Vote, Value = 1, Number = 14 };

    private static readonly Deed[] Deeds = [First, Second, Lost, Refused, Edited, Voted];

    private static readonly StoredThread Stored = new(20, 2, [
        new StoredComment("101", null, false, "five", 0, 0),
        new StoredComment("102", "101", false, "two", 1, 0),
    ], new Dictionary<(string, string), int> { [("Ann", "102")] = 1 });

    [Fact]
    public void What_was_answered_and_is_there_is_without_fault()
    {
        var found = Checker.Check(Deeds, Stored, ["101"]);

        Assert.Empty(found.Faults);
        Assert.Equal((4, 1, 1), (found.Acknowledged, found.Refused, found.Unknown));
    }

    [Fact]
    public void What_nobody_answered_may_be_there_once()
    {
        Assert.Empty(Checker.Check(Deeds, With(new StoredComment("103", null, false, "three", 0, 0)), []).Faults);

        Finds(FaultKind.Doubled, Deeds, With(new StoredComment("103", null, false, "three", 0, 0), new StoredComment("104", null, false, "three", 0, 0)));
    }

    [Fact]
    public void An_acknowledged_comment_that_is_gone_is_lost() => Finds(FaultKind.Lost, [.. Deeds, Post(7, "seven", "107")], Stored);

    [Fact]
    public void A_comment_that_a_reader_saw_and_that_is_gone_is_lost() => Finds(FaultKind.Lost, Deeds, Stored, ["199"]);

    [Fact]
    public void A_second_copy_is_doubled() => Finds(FaultKind.Doubled, Deeds, With(new StoredComment("109", null, false, "two", 0, 0)));

    [Fact]
    public void A_comment_met_twice_is_doubled() => Finds(FaultKind.Doubled, Deeds, With(Stored.Comments[1] with { Up = 1 }));

    [Fact]
    public void A_refused_comment_that_is_there_is_a_fault() => Finds(FaultKind.Unrefused, Deeds, With(new StoredComment("109", null, false, "four", 0, 0)));

    [Fact]
    public void Words_that_nobody_wrote_are_from_nowhere() => Finds(FaultKind.FromNowhere, Deeds, With(new StoredComment("109", null, false, "nine", 0, 0)));

    [Fact]
    public void Words_from_before_an_acknowledged_edit_are_a_loss() => Finds(FaultKind.Lost, Deeds, Instead(Stored.Comments[0] with { Words = "one" }));

    [Fact]
    public void A_reply_in_another_place_is_a_loss() => Finds(FaultKind.Lost, Deeds, Instead(Stored.Comments[1] with { Parent = null }));

    [Fact]
    public void A_deleted_comment_that_speaks_again_is_a_loss() =>
        Finds(FaultKind.Lost, [.. Deeds, Post(7, "", "101") with { Kind = DeedKind.Delete, Number = 15 }], Stored);

    [Fact]
    public void An_unknown_edit_may_have_been_done_or_not()
    {
        Deed[] deeds = [.. Deeds, Post(7, "seven", "101") with { Kind = DeedKind.Edit, Answer = Answer.Unknown, Number = null }];

        Assert.Empty(Checker.Check(deeds, Stored, []).Faults);
        Assert.Empty(Checker.Check(deeds, Instead(Stored.Comments[0] with { Words = "seven" }), []).Faults);
    }

    [Fact]
    public void A_refused_edit_that_was_done_is_a_fault() => Finds(
        FaultKind.Unrefused, [.. Deeds, Post(7, "seven", "101") with { Kind = DeedKind.Edit, Answer = Answer.Refused, Number = null }],
        Instead(Stored.Comments[0] with { Words = "seven" }));

    [Fact]
    public void A_vote_that_is_gone_is_lost() =>
        Finds(FaultKind.Lost, Deeds, Instead(Stored.Comments[1] with { Up = 0 }) with { Votes = new Dictionary<(string, string), int>() });

    [Fact]
    public void Counters_that_disagree_with_their_voters_or_comments_are_miscounted()
    {
        Finds(FaultKind.Miscounted, Deeds, Instead(Stored.Comments[1] with { Up = 2 }));
        Finds(FaultKind.Miscounted, Deeds, Stored with { Count = 3 });
    }

    [Fact]
    public void A_number_given_twice_is_doubled() =>
        Finds(FaultKind.Doubled, [First, Second with { Number = First.Number }, Edited, Voted], Stored);

    [Fact]
    public void A_number_beyond_the_newest_is_lost() => Finds(FaultKind.Lost, Deeds, Stored with { Number = 12 });

    [Fact]
    public void A_smaller_number_after_a_greater_one_was_answered_is_disordered()
    {
        Finds(FaultKind.Disordered, [First with { Number = 12 }, Second with { Number = 11 }, Edited, Voted], Stored);
        // Asked while the other was under way, either may be first.
        Assert.Empty(Checker.Check([First with { Number = 12, Comment = "102", Words = "two", Parent = "101", Ended = 25 }, Second with { Number = 11, Comment = "101", Words = "one", Parent = null }, Edited, Voted], Stored, []).Faults);
    }

    private static Deed Post(int turn, string words, string? comment) => new()
    {
        Kind = DeedKind.Post,
        Reader = "Ann",
        Answer = Answer.Acknowledged,
        Words = words,
        Comment = comment,
        Number = 10 + turn,
        Began = turn * 10,
        Ended = (turn * 10) + 5,
    };

    private static StoredThread With(params StoredComment[] more) =>
        Stored with { Comments = [.. Stored.Comments, .. more], Count = Stored.Count + more.Length };

    private static StoredThread Instead(StoredComment changed) =>
        Stored with { Comments = [.. Stored.Comments.Select(comment => comment.Id == changed.Id ? changed : comment)] };

    private static void Finds(FaultKind kind, IReadOnlyCollection<Deed> deeds, StoredThread stored, IReadOnlyCollection<string>? seen = null) =>
        Assert.Contains(kind, Checker.Check(deeds, stored, seen ?? []).Faults.Select(fault => fault.Kind));
}

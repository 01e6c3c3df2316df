using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Parley.Core.Notifications;
using Parley.Testing;
using Parley.Web.Notifications;

namespace Parley.Web.Tests.Notifications;

public sealed class OutboxTests
{
    [Fact]
    public async Task A_letter_that_fails_is_sent_later_with_the_same_message_id_and_then_erased()
    {
        var mailer = new FaultyMailer { Failures = 2 };
        await using var program = await Start(mailer);
        await Put(program, Letter());

        await Patience.Until(() => mailer.Tried.Count == 1);
        program.Clock.Advance(TimeSpan.FromSeconds(6));
        await Patience.Until(() => mailer.Tried.Count == 2);
        program.Clock.Advance(TimeSpan.FromSeconds(21));
        await Patience.Until(() => mailer.Tried.Count == 3);

        var row = await Row(program, message => message.SentAt != null);
        Assert.Single(mailer.Tried.Distinct());
        Assert.Equal(("", 3), (row.Payload, row.Attempts));
    }

    [Fact]
    public async Task A_letter_that_nobody_can_use_any_more_is_not_sent()
    {
        var mailer = new FaultyMailer();
        await using var program = await Start(mailer);

        await Put(program, Letter() with { NotAfter = program.Clock.GetUtcNow() });

        var row = await Row(program, message => message.SentAt != null);
        Assert.Empty(mailer.Tried);
        Assert.Equal("", row.Payload);
    }

    [Fact]
    public async Task A_receiver_who_is_refused_is_not_tried_again()
    {
        var mailer = new FaultyMailer { Refuses = true };
        await using var program = await Start(mailer);

        await Put(program, Letter());

        var row = await Row(program, message => message.SentAt != null);
        Assert.Single(mailer.Tried);
        Assert.Equal("the receiver was refused", row.LastError);
    }

    [Fact]
    public async Task What_lies_in_the_store_cannot_be_read_there()
    {
        var mailer = new FaultyMailer { Failures = 100 };
        await using var program = await Start(mailer);

        await Put(program, Letter());

        await Patience.Until(() => mailer.Tried.Count == 1);
        var row = await Row(program, message => message.Attempts == 1);
        Assert.DoesNotContain("secret", System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(row.Payload)), StringComparison.Ordinal);
    }

    private static Letter Letter() => new() { To = "ada@news.example", FromName = "The Herald", Subject = "A subject", Text = "A secret." };

    private static Task<TestProgram> Start(IMailer mailer) => TestProgram.Start(adjust: builder => builder.Services.AddSingleton(mailer));

    private static async Task Put(TestProgram program, Letter letter)
    {
        await program.Write((database, cancel) =>
        {
            database.Outbox.Add(letter.ToOutbox(program.Keys, program.Clock.GetUtcNow()));
            return database.SaveChangesAsync(cancel);
        });
        program.Get<OutboxBell>().Ring();
    }

    private static async Task<OutboxMessage> Row(TestProgram program, Func<OutboxMessage, bool> condition)
    {
        OutboxMessage? row = null;
        await Patience.Until(async () =>
        {
            row = await program.Read(database => database.Outbox.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken));
            return condition(row);
        });
        return row!;
    }

    /// <summary>Stands at the edge in place of a mail server that has its bad days.</summary>
    private sealed class FaultyMailer : IMailer
    {
        public int Failures { get; init; }
        public bool Refuses { get; init; }
        public ConcurrentQueue<string?> Tried { get; } = [];

        public Task<string> Send(MimeMessage message, CancellationToken cancel)
        {
            Tried.Enqueue(message.MessageId);
            if (Refuses) throw new MailRefusedException("the receiver was refused", new IOException());
            return Tried.Count <= Failures ? throw new IOException("gone") : Task.FromResult("250 ok");
        }
    }
}

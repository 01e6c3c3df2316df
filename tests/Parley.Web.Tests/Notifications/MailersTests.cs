using System.Net;
using System.Net.Sockets;
using System.Text;
using Parley.Storage.Notifications;
using Parley.Testing;
using Parley.Web.Notifications;
using Parley.Web.Site;

namespace Parley.Web.Tests.Notifications;

public sealed class MailersTests
{
    public static TheoryData<string> LineBreaks() =>
    [
        "\r\nBcc: eve@news.example", "\nBcc: eve@news.example", "\rBcc: eve@news.example", "\r\n\r\nBcc: eve@news.example", "\r\n Bcc: eve@news.example", "\r\n\tBcc: eve@news.example",
        "\u0085Bcc: eve@news.example", "\u2028Bcc: eve@news.example", "\u2029Bcc: eve@news.example", "\vBcc: eve@news.example", "\fBcc: eve@news.example",
        "%0d%0aBcc: eve@news.example", "\\r\\nBcc: eve@news.example", "=?utf-8?q?=0D=0ABcc:=20eve@news.example?=", "=?utf-8?b?DQpCY2M6IGV2ZUBuZXdzLmV4YW1wbGU=?=", "\u010d\u010aBcc: eve@news.example",
        "<eve@news.example>, x", "\" <eve@news.example>, \"x", "\r\nContent-Type: text/html\r\n\r\n<script>alert(1)</script>", "\r\n.\r\nMAIL FROM:<eve@news.example>",
    ];

    [Theory]
    [MemberData(nameof(LineBreaks))]
    public void No_name_or_title_adds_a_header_or_a_receiver(string payload)
    {
        var letter = new Letter { To = "ada@news.example", FromName = "Herald" + payload, Subject = "Sign in to Herald" + payload, Text = "Words" + payload };
        var mime = letter.ToMime(new ClaimedMessage(7, Letter.Kind, "", TestStore.Start, 1), "parley@news.example");

        using var bytes = new MemoryStream();
        mime.WriteTo(bytes, TestContext.Current.CancellationToken);
        bytes.Position = 0;
        var read = MimeKit.MimeMessage.Load(bytes, TestContext.Current.CancellationToken);

        Assert.Equal("ada@news.example", Assert.Single(read.To.Mailboxes).Address);
        Assert.Equal("parley@news.example", Assert.Single(read.From.Mailboxes).Address);
        Assert.Empty(read.Bcc);
        Assert.Empty(read.Cc);
        Assert.Equal(["Auto-Submitted", "Date", "From", "MIME-Version", "Message-Id", "Subject", "To"], read.Headers.Select(header => header.Field).Order(StringComparer.Ordinal));
        Assert.Equal("text/plain", read.Body?.ContentType.MimeType);
    }

    [Fact]
    public async Task A_mail_server_gets_the_letter()
    {
        using var server = new SmallMailServer("250 ok");

        await new SmtpMailer(Options(server.Port), "127.0.0.1").Send(Mail(), TestContext.Current.CancellationToken);

        Assert.Contains("RCPT TO:<ada@news.example>", await server.Heard, StringComparison.Ordinal);
        Assert.Contains("Subject: A subject", await server.Heard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_receiver_is_told_from_a_passing_fault()
    {
        using var server = new SmallMailServer("550 no such person");

        await Assert.ThrowsAsync<MailRefusedException>(() => new SmtpMailer(Options(server.Port), "127.0.0.1").Send(Mail(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_server_without_tls_gets_nothing_where_tls_is_asked_for()
    {
        using var server = new SmallMailServer("250 ok");

        await Assert.ThrowsAsync<NotSupportedException>(() =>
            new SmtpMailer(Options(server.Port) with { Tls = true }, "127.0.0.1").Send(Mail(), TestContext.Current.CancellationToken));
    }

    private static MailOptions Options(int port) => new() { Host = "127.0.0.1", Port = port, Tls = false, Pickup = "/nowhere" };

    private static MimeKit.MimeMessage Mail() =>
        new Letter { To = "ada@news.example", FromName = "Herald", Subject = "A subject", Text = "Words" }
            .ToMime(new ClaimedMessage(7, Letter.Kind, "", TestStore.Start, 1), "parley@news.example");

    /// <summary>Takes one letter by the letter of RFC 5321.</summary>
    private sealed class SmallMailServer : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);

        public SmallMailServer(string answerToReceiver)
        {
            listener.Start();
            Heard = Serve(answerToReceiver);
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public Task<string> Heard { get; }

        public void Dispose() => listener.Dispose();

        private async Task<string> Serve(string answerToReceiver)
        {
            using var peer = await listener.AcceptTcpClientAsync();
            await using var stream = peer.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8);
            var heard = new StringBuilder();
            async Task Say(string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"));

            await Say("220 small");
            var inData = false;
            while (await reader.ReadLineAsync().WaitAsync(Patience.Longest) is { } line)
            {
                heard.AppendLine(line);
                if (inData && line != ".") continue;
                inData = !inData && line == "DATA";
                await Say(line switch
                {
                    "DATA" => "354 go on",
                    "QUIT" => "221 bye",
                    _ when line.StartsWith("RCPT", StringComparison.Ordinal) => answerToReceiver,
                    _ => "250 ok",
                });
                if (line == "QUIT") break;
            }

            return heard.ToString();
        }
    }
}

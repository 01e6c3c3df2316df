using System.Text;
using Parley.Core.Notifications;
using Xunit;

namespace Parley.Core.Tests.Notifications;

public sealed class WebhookSignatureTests
{
    private static readonly byte[] Secret = Encoding.UTF8.GetBytes("a secret of thirty-two bytes now");
    private static readonly byte[] Body = """{"kind":"test"}"""u8.ToArray();
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The example of the published specification.</summary>
    [Fact]
    public void It_is_what_others_who_follow_the_same_standard_compute() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        WebhookSignature.Sign(
            Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), "msg_p5jXN8AQM9LWM0D4loKWxJek", DateTimeOffset.FromUnixTimeSeconds(1614265330),
            """{"test": 2432232314}"""u8));

    [Fact]
    public void A_message_as_it_was_sent_is_taken() => Assert.True(Verify(Body, WebhookSignature.Time(Now), Now, "msg_1"));

    [Theory]
    [InlineData("msg_2", 0, false)]
    [InlineData("msg_1", 299, true)]
    [InlineData("msg_1", 301, false)]
    [InlineData("msg_1", -301, false)]
    public void Another_id_or_an_old_message_is_not(string id, int later, bool taken) =>
        Assert.Equal(taken, Verify(Body, WebhookSignature.Time(Now), Now.AddSeconds(later), id));

    [Theory]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    [InlineData("253402300800")]
    public void A_time_that_is_none_is_not(string time) => Assert.False(Verify(Body, time, Now, "msg_1"));

    [Fact]
    public void A_changed_body_is_not() => Assert.False(Verify([.. Body, (byte)' '], WebhookSignature.Time(Now), Now, "msg_1"));

    private static bool Verify(byte[] body, string time, DateTimeOffset now, string id) =>
        WebhookSignature.Verify(Secret, id, time, WebhookSignature.Sign(Secret, "msg_1", Now, Body), body, now);
}

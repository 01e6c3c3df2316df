using Parley.Core.Moderation.Rules;
using Xunit;

namespace Parley.Core.Tests.Moderation.Rules;

public sealed class FingerprintTests
{
    private const string Lamps = "Buy your lamps from the old lighthouse, they burn for forty years without oil.";

    [Theory]
    [InlineData("buy your lamps from the OLD lighthouse -- they burn for forty years without oil!!")]
    [InlineData("Buy your lamps from the old lighthouse, they burn for fifty years without oil.")]
    [InlineData("Buy your lamps from the old lighthouse: they burn for forty years without any oil.")]
    [InlineData("Look! Buy your lamps from the old lighthouse, they burn for forty years without oil.")]
    public void Copies_with_a_few_other_words_are_near(string copy) => Assert.True(Fingerprint.IsNear(Of(Lamps), Of(copy)));

    [Fact]
    public void Texts_that_only_share_a_subject_are_not()
    {
        var texts = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Moderation", "Samples")).SelectMany(File.ReadLines)
            .Append("The lamps of the old lighthouse burn oil, and have for forty years.").Append(Lamps)
            .Select(text => Fingerprint.Of(text)).OfType<long>().ToList();

        for (var one = 0; one < texts.Count; one++)
        {
            for (var other = one + 1; other < texts.Count; other++)
                Assert.False(Fingerprint.IsNear(texts[one], texts[other]));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("Thank you!")]
    [InlineData("+++ --- +++ --- +++ --- +++ --- +++ ---")]
    public void A_text_of_a_few_letters_has_none(string text) => Assert.Null(Fingerprint.Of(text));

    private static long Of(string text) => Fingerprint.Of(text) ?? throw new InvalidOperationException("The text is too short.");
}

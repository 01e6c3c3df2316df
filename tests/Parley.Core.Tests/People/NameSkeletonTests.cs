using Parley.Core.People;
using Xunit;

namespace Parley.Core.Tests.People;

public sealed class NameSkeletonTests
{
    [Theory]
    [InlineData("Admin", "ADMIN")]
    [InlineData("Admin", "\u0410dmin")]
    [InlineData("Admin", "\u0391dmin")]
    [InlineData("Admin", "Adrnin")]
    [InlineData("Bill", "BiII")]
    [InlineData("Bill", "B1ll")]
    [InlineData("Bill", "B\u0131|l")]
    [InlineData("Bob", "B0b")]
    [InlineData("Jane Doe", "JaneDoe")]
    [InlineData("Jane Doe", "Jane_Doe")]
    [InlineData("Jane Doe", "jane.doe")]
    [InlineData("Jane", "Ｊａｎｅ")]
    [InlineData("Jane", "𝐉𝐚𝐧𝐞")]
    [InlineData("Jane", "Ja\u200Bne")]
    [InlineData("PAY", "\u0420\u0410\u0423")]
    [InlineData("José", "Jose\u0301")]
    [InlineData("Jane", "Joan", false)]
    [InlineData("José", "Jose", false)]
    [InlineData("Eva", "Ena", false)]
    public void Names_that_look_alike_have_one_skeleton(string name, string other, bool alike = true) =>
        Assert.Equal(alike, NameSkeleton.Of(name) == NameSkeleton.Of(other));

    [Theory]
    [InlineData("Анна", "АННА")]
    [InlineData("НИНА", "Нина")]
    [InlineData("Нина", "нина")]
    [InlineData("Ηρώ", "ΗΡΏ")]
    [InlineData("Анна Каренина", "анна каренина")]
    public void The_same_name_in_other_capitals_is_found_among_the_variants(string staff, string name) =>
        Assert.Contains(NameSkeleton.Of(staff), NameSkeleton.Variants(name));

    [Fact]
    public void A_skeleton_is_its_own_skeleton() =>
        Assert.All(["Admin", "Jane Doe", "Анна", "漢字", "José", "Bill"], name => Assert.Equal(NameSkeleton.Of(name), NameSkeleton.Of(NameSkeleton.Of(name))));

    [Fact]
    public void A_name_of_signs_still_has_one() => Assert.NotEqual("", NameSkeleton.Of("..."));
}

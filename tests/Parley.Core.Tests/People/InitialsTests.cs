using Parley.Core.People;
using Xunit;

namespace Parley.Core.Tests.People;

public sealed class InitialsTests
{
    [Theory]
    [InlineData("Ada Byron", "AB")]
    [InlineData("ada", "A")]
    [InlineData("Ada King Noel Byron", "AB")]
    [InlineData("éva (the third)", "ÉT")]
    [InlineData("نور الهدى", "نا")]
    [InlineData("Reader 4711", "R4")]
    [InlineData("…", "")]
    public void They_are_letters_as_readers_see_them(string name, string initials) => Assert.Equal(initials, Initials.Of(name));
}

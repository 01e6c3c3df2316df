using System.Text;
using Parley.Storage.Site;
using Parley.Testing;

namespace Parley.Storage.Tests.Site;

public sealed class SealingTests
{
    private static readonly byte[] Words = Encoding.UTF8.GetBytes("words nobody else may read");

    [Fact]
    public void What_is_sealed_is_read_with_the_same_key_for_the_same_purpose_only()
    {
        var keys = Keys();

        var box = keys.Seal(Words, "letters");

        Assert.Equal(Words, keys.Unseal(box, "letters"));
        Assert.Null(keys.Unseal(box, "other things"));
        Assert.Null(Keys().Unseal(box, "letters"));
        Assert.NotEqual(box, keys.Seal(Words, "letters"));
    }

    [Fact]
    public void Any_changed_or_missing_byte_is_noticed()
    {
        var keys = Keys();
        var box = keys.Seal(Words, "letters");

        for (var at = 0; at < box.Length; at++)
        {
            var changed = box.ToArray();
            changed[at] ^= 1;
            Assert.Null(keys.Unseal(changed, "letters"));
            Assert.Null(keys.Unseal(box.AsSpan(0, at), "letters"));
        }
    }

    private static KeyFile Keys()
    {
        var folder = TestFolder.Make();
        var keys = KeyFile.Open(folder, mayMake: true);
        Directory.Delete(folder, recursive: true);
        return keys;
    }
}

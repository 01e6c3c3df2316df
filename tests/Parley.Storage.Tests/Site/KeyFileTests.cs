using Parley.Storage.Site;
using Parley.Testing;

namespace Parley.Storage.Tests.Site;

public sealed class KeyFileTests
{
    [Fact]
    public async Task Two_that_make_it_at_once_get_the_same_key()
    {
        for (var round = 0; round < 20; round++)
        {
            var folder = TestFolder.Make();

            var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => KeyFile.Open(folder, mayMake: true))));

            Assert.Single(keys.Select(key => key.Name).Distinct());
            Assert.Single(Directory.EnumerateFiles(folder));
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void It_is_nobody_elses_to_read_and_each_use_has_its_own_key()
    {
        var folder = TestFolder.Make();

        var key = KeyFile.Open(folder, mayMake: true);

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "parley.key")));
        Assert.NotEqual(key.Ledger, key.Hashing);
        Assert.NotEqual(key.Ledger, key.Sealing);
        Assert.Equal(key.Ledger, KeyFile.Open(folder, mayMake: false).Ledger);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_missing_or_damaged_file_is_said_in_plain_words()
    {
        var folder = TestFolder.Make();

        Assert.Contains("PARLEY_KEYS", Assert.Throws<InvalidOperationException>(() => KeyFile.Open(folder, mayMake: false)).Message, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "parley.key"), "not a key");
        Assert.Contains("damaged", Assert.Throws<InvalidOperationException>(() => KeyFile.Open(folder, mayMake: true)).Message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }
}

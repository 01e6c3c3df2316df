using System.Security.Cryptography;
using System.Text;

namespace Parley.Storage.Site;

/// <summary>
/// The installation's secret, kept outside the database in one file of the key folder. Each use has its own key, derived by HKDF-SHA-256.
/// </summary>
public sealed class KeyFile
{
    private const string FileName = "parley.key";
    private readonly byte[] secret;

    private KeyFile(string name, byte[] secret)
    {
        Name = name;
        this.secret = secret;
    }

    /// <summary>First eight hex digits of the secret's hash; names the key in ledger rows.</summary>
    public string Name { get; }

    /// <summary>Chains the ledger.</summary>
    public byte[] Ledger => Derive("ledger");

    /// <summary>Turns what must be recognised but not kept (addresses) into what cannot be turned back.</summary>
    public byte[] Hashing => Derive("hashing");

    /// <summary>Seals the framework's own keys.</summary>
    public byte[] Sealing => Derive("sealing");

    public static bool Exists(string folder) => File.Exists(Path.Combine(folder, FileName));

    /// <summary>Reads the key file of <paramref name="folder"/>; makes it when <paramref name="mayMake"/>.</summary>
    /// <exception cref="InvalidOperationException">It is missing and may not be made, or is damaged; the message says what to do.</exception>
    public static KeyFile Open(string folder, bool mayMake)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            if (!mayMake)
                throw new InvalidOperationException(
                    $"There is no key file at {path}. Every node needs a copy of the same one: make it once with \"parley keys make\" and copy it to PARLEY_KEYS on each node.");
            Make(folder, path);
        }

        var buffer = new byte[64];
        var bytes = Convert.TryFromBase64String(File.ReadAllText(path).Trim(), buffer, out var length) && length == 32
            ? buffer[..32]
            : throw new InvalidOperationException($"The key file {path} is damaged: it must hold 32 bytes in base64. Put back a copy; without it old signatures cannot be checked.");
        return new KeyFile(Convert.ToHexStringLower(SHA256.HashData(bytes))[..8], bytes);
    }

    private static void Make(string folder, string path)
    {
        using var turn = FolderLock.Take(folder);
        if (File.Exists(path))
            return;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var part = $"{path}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}.part";
        using (var stream = new FileStream(part, options))
        {
            stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) + "\n"));
            stream.Flush(flushToDisk: true);
        }

        // Whole or not at all.
        File.Move(part, path);
    }

    private byte[] Derive(string use) => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: Encoding.ASCII.GetBytes("parley " + use));
}

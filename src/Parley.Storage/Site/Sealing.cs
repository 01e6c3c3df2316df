using System.Security.Cryptography;
using System.Text;

namespace Parley.Storage.Site;

/// <summary>Keeps in the database what only the holder of the key file may read (AES-256-GCM).</summary>
public static class Sealing
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <param name="keys">The installation's.</param>
    /// <param name="plain">What is kept.</param>
    /// <param name="purpose">Bound to it, so that nothing sealed for one use is opened for another.</param>
    /// <returns>Nonce (12 bytes), tag (16 bytes), ciphertext.</returns>
    public static byte[] Seal(this KeyFile keys, ReadOnlySpan<byte> plain, string purpose)
    {
        var box = new byte[NonceLength + TagLength + plain.Length];
        var nonce = box.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(keys.Sealing, TagLength);
        aes.Encrypt(nonce, plain, box.AsSpan(NonceLength + TagLength), box.AsSpan(NonceLength, TagLength), Encoding.UTF8.GetBytes(purpose));
        return box;
    }

    /// <summary>Null when it was altered, or sealed with another key file or for another purpose.</summary>
    public static byte[]? Unseal(this KeyFile keys, ReadOnlySpan<byte> box, string purpose)
    {
        if (box.Length < NonceLength + TagLength)
            return null;
        var plain = new byte[box.Length - NonceLength - TagLength];
        try
        {
            using var aes = new AesGcm(keys.Sealing, TagLength);
            aes.Decrypt(box[..NonceLength], box[(NonceLength + TagLength)..], box.Slice(NonceLength, TagLength), plain, Encoding.UTF8.GetBytes(purpose));
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}

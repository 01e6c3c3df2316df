using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Parley.Web.Tests.People.Passkeys;

/// <summary>A device that makes one passkey and signs with it, as WebAuthn (level 3) says, and as a thief would have it lie.</summary>
internal sealed class TestAuthenticator : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private string userHandle = "";

    public byte[] CredentialId { get; set; } = RandomNumberGenerator.GetBytes(32);

    /// <summary>Counts its signatures; 0 where it does not.</summary>
    public uint Count { get; set; } = 1;

    /// <summary>Says that it is this address.</summary>
    public required string Origin { get; init; }

    /// <summary>Signs for this name; null for the one it is asked for.</summary>
    public string? RelyingParty { get; init; }

    public bool CrossOrigin { get; init; }

    /// <summary>What <c>navigator.credentials.create</c> answers to these options, as JSON.</summary>
    public string Make(string options)
    {
        using var asked = JsonDocument.Parse(options);
        userHandle = asked.RootElement.GetProperty("user").GetProperty("id").GetString() ?? "";
        var client = ClientData("webauthn.create", asked.RootElement);
        var point = key.ExportParameters(false).Q;
        byte[] cose = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X ?? [], 0x22, 0x58, 0x20, .. point.Y ?? []];
        byte[] data =
        [
            .. Head(asked.RootElement.GetProperty("rp").GetProperty("id").GetString(), 0x45), .. new byte[16],
            (byte)(CredentialId.Length >> 8), (byte)CredentialId.Length, .. CredentialId, .. cose,
        ];
        byte[] attestation =
        [
            0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x59, (byte)(data.Length >> 8), (byte)data.Length, .. data,
        ];
        return Credential(new { clientDataJSON = Text(client), attestationObject = Text(attestation), transports = new[] { "internal", "<script>" } });
    }

    /// <summary>What <c>navigator.credentials.get</c> answers to these options, as JSON.</summary>
    public string Sign(string options, string? handle = null)
    {
        using var asked = JsonDocument.Parse(options);
        var client = ClientData("webauthn.get", asked.RootElement);
        if (Count > 0) Count++;
        var data = Head(asked.RootElement.GetProperty("rpId").GetString(), 0x05);
        var signature = key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new { clientDataJSON = Text(client), authenticatorData = Text(data), signature = Text(signature), userHandle = handle ?? userHandle });
    }

    /// <summary>The handle by which a device remembers an account.</summary>
    public static string HandleOf(string account) => Text(Encoding.UTF8.GetBytes(account));

    public void Dispose() => key.Dispose();

    private byte[] ClientData(string type, JsonElement asked) => JsonSerializer.SerializeToUtf8Bytes(
        new { type, challenge = asked.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = CrossOrigin });

    private byte[] Head(string? asked, byte flags)
    {
        var head = new byte[37];
        SHA256.HashData(Encoding.UTF8.GetBytes(RelyingParty ?? asked ?? ""), head);
        head[32] = flags;
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(33), Count);
        return head;
    }

    private string Credential(object response) => JsonSerializer.Serialize(
        new { id = Text(CredentialId), rawId = Text(CredentialId), type = "public-key", authenticatorAttachment = "platform", clientExtensionResults = new { }, response });

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}

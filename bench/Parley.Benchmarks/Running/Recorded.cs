using System.Text.Json;

namespace Parley.Benchmarks.Running;

/// <summary>One answer of the program, to be given again by a server that does nothing else: the same bytes, the same headers.</summary>
internal sealed record Recorded(int Status, Dictionary<string, string> Headers, byte[] Body)
{
    /// <summary>What the server itself adds to every answer.</summary>
    private static readonly HashSet<string> OfTheServer = new(StringComparer.OrdinalIgnoreCase) { "Date", "Server", "Connection", "Transfer-Encoding", "Content-Length" };

    public static async Task<Recorded> Of(BuiltProgram program, Question question)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(program.Address, question.Path));
        request.Headers.Host = Wire.Host;
        foreach (var (name, value) in question.Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await http.SendAsync(request);
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => !OfTheServer.Contains(header.Key));
        return new Recorded((int)answer.StatusCode, headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value)), await answer.Content.ReadAsByteArrayAsync());
    }

    public Task Save(string file) => File.WriteAllTextAsync(file, JsonSerializer.Serialize(this));

    public static Recorded Load(string file) =>
        JsonSerializer.Deserialize<Recorded>(File.ReadAllText(file)) ?? throw new InvalidOperationException($"{file} holds no answer.");
}

/// <summary>One request, asked over and over.</summary>
internal sealed record Question(string Path, params (string Name, string Value)[] Headers)
{
    public Question With(string name, string value) => new(Path, [.. Headers, (name, value)]);

    /// <summary>As it goes over the wire.</summary>
    public byte[] Bytes => Wire.Get(Path, Headers);
}

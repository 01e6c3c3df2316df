using System.Text.Encodings.Web;
using System.Text.Json;

namespace Parley.Benchmarks.Reporting;

internal static class JsonReport
{
    // Read by people too: signs are written as they are.
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Report report) => JsonSerializer.Serialize(report, Form) + "\n";
}

using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Parley.Benchmarks.Running;

/// <summary>The ceiling: a Kestrel with nothing in front of it that gives the recorded answers of a folder, <c>/0</c>, <c>/1</c> and so on.</summary>
internal static class BareServer
{
    public static async Task<int> Run(string folder, string port)
    {
        var answers = Directory.EnumerateFiles(folder, "*.answer").ToDictionary(file => "/" + Path.GetFileNameWithoutExtension(file), Recorded.Load);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, int.Parse(port, CultureInfo.InvariantCulture)));
        await using var app = builder.Build();
        app.Run(context =>
        {
            var answer = answers[context.Request.Path.Value ?? "/0"];
            context.Response.StatusCode = answer.Status;
            foreach (var (name, value) in answer.Headers)
                context.Response.Headers[name] = value;
            if (answer.Status == StatusCodes.Status304NotModified)
                return Task.CompletedTask;
            context.Response.ContentLength = answer.Body.Length;
            return context.Response.Body.WriteAsync(answer.Body).AsTask();
        });
        await app.RunAsync();
        return 0;
    }
}

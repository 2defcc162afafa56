# Drawn by ringtrue; run 'gnuplot' on this file in its folder to draw it again.
reset session
set encoding utf8
set terminal svg size 960,580 dynamic enhanced font 'sans-serif,13' background '#ffffff'
set output 'reliability.showcase.svg'
set arrow from screen 0.60588,0.814466 to screen 0.628797,0.814466 nohead front lc rgb '#0b65b0' lw 2.6 dt 1
set label '{/:Bold Where vae promises one false alarm in a hundred it gives 6.1 %: more than it promises}' enhanced at screen 0.025,0.946931 left front font ',18' textcolor rgb '#1b2128'
set label 'showcase · 3260 rows measured, 89 of them anomalous · seed 1' noenhanced at screen 0.025,0.909595 left front font ',12.5' textcolor rgb '#59636e'
set label 'A row is a false alarm at a promised rate when its chance of being ordinary is at most that. On the diagonal promises are kept; above it, alarms are more than was' noenhanced at screen 0.025,0.0652241 left front font ',11' textcolor rgb '#59636e'
set label 'promised. The band is sampling, 95 % (Wilson, 3010 normal rows).' noenhanced at screen 0.025,0.0382931 left front font ',11' textcolor rgb '#59636e'
set label 'false alarms promised (log)' noenhanced at screen 0.32169,0.110414 center front font ',11' textcolor rgb '#59636e'
set label 'false alarms found (log)' noenhanced at screen 0.03125,0.858086 left front font ',11' textcolor rgb '#59636e'
set label 'found where 1 % was promised' noenhanced at screen 0.60588,0.8555 left front font ',11' textcolor rgb '#59636e'
set label 'vae' noenhanced at screen 0.63713,0.814466 left front font ',12.5' textcolor rgb '#1b2128'
set label '6.1 %' noenhanced at screen 0.63713,0.785155 left front font ',11' textcolor rgb '#59636e'
unset key
set lmargin at screen 0.0666667
set rmargin at screen 0.576714
set tmargin at screen 0.825328
set bmargin at screen 0.175931
set border 0
set logscale x 10
set xrange [0.00099999:1.00001] noextend
set xtics ('0.1 %%' 0.001, '1 %%' 0.01, '10 %%' 0.1, '100 %%' 1) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
set logscale y 10
set yrange [0.00099999:1.00001] noextend
set ytics ('0.1 %%' 0.001, '1 %%' 0.01, '10 %%' 0.1, '100 %%' 1) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
set grid xtics ytics back linetype 1 linecolor rgb '#e6eaee' lw 1
$data1 << END
0.0025 0.00124185 0.00502637
0.00562501 0.00351171 0.00899857
0.00999999 0.0070178 0.0142313
0.015625 0.0117719 0.0207129
0.0225 0.0177791 0.0284382
0.0306249 0.0250428 0.0374035
0.04 0.0335657 0.0476069
0.0506248 0.0433498 0.0590454
0.0625 0.0543977 0.0717176
0.0756245 0.0667105 0.0856202
0.0900002 0.0802922 0.100753
0.105625 0.0951432 0.117112
0.122499 0.111266 0.134696
0.140625 0.128664 0.153503
0.16 0.147338 0.173529
0.180626 0.167292 0.194774
0.202499 0.188526 0.217231
0.225624 0.211047 0.240901
0.25 0.234856 0.265781
0.275627 0.259958 0.291868
0.302498 0.286349 0.319151
0.330627 0.314047 0.34764
0.360001 0.343041 0.377317
0.390625 0.373345 0.408183
0.422501 0.404964 0.440235
0.455627 0.437904 0.473464
0.489998 0.472163 0.507858
0.52562 0.507759 0.543414
0.5625 0.544709 0.580131
0.600632 0.583017 0.617989
0.639999 0.622683 0.656959
0.680618 0.663741 0.697035
0.722504 0.706232 0.738208
0.765625 0.750159 0.780414
0.809998 0.795591 0.823614
0.855621 0.842612 0.867724
0.902496 0.89138 0.912586
0.950623 0.942292 0.957804
1 0.998725 1
END
$data2 << END
0.001 0.001
1 1
END
$data3 << END
0.0025 0.0461798
0.00562501 0.052824
0.00999999 0.0607977
0.015625 0.0651169
0.0225 0.0754147
0.0306249 0.0853825
0.04 0.0953484
0.0506248 0.104319
0.0625 0.117941
0.0756245 0.12957
0.0900002 0.135216
0.105625 0.142857
0.122499 0.160797
0.140625 0.178074
0.16 0.196014
0.180626 0.221264
0.202499 0.251831
0.225624 0.275749
0.25 0.300331
0.275627 0.327576
0.302498 0.35183
0.330627 0.383392
0.360001 0.410301
0.390625 0.435547
0.422501 0.466774
0.455627 0.502319
0.489998 0.53389
0.52562 0.568436
0.5625 0.608307
0.600632 0.655807
0.639999 0.696014
0.680618 0.733215
0.722504 0.772095
0.765625 0.818604
0.809998 0.85083
0.855621 0.893356
0.902496 0.932556
0.950623 0.965775
1 1
END
plot $data1 using 1:2:3 with filledcurves fillstyle transparent solid 0.16 noborder lc rgb '#59636e' notitle, \
     $data2 using 1:2 with lines lc rgb '#59636e' lw 1.01 dt (6,4) notitle, \
     $data3 using 1:2 with lines lc rgb '#0b65b0' lw 2.6 dt 1 notitle
unset output

# Drawn by ringtrue; run 'gnuplot' on this file in its folder to draw it again.
reset session
set encoding utf8
set terminal svg size 960,580 dynamic enhanced font 'sans-serif,13' background '#ffffff'
set output 'confidence.showcase-sorting.svg'
set arrow from screen 0.60588,0.814466 to screen 0.628797,0.814466 nohead front lc rgb '#0b65b0' lw 2.6 dt 1
set arrow from screen 0.60588,0.742052 to screen 0.628797,0.742052 nohead front lc rgb '#c8500a' lw 1.7 dt 1
set arrow from screen 0.60588,0.669638 to screen 0.628797,0.669638 nohead front lc rgb '#007d5c' lw 1.7 dt 1
set arrow from screen 0.60588,0.597224 to screen 0.628797,0.597224 nohead front lc rgb '#59636e' lw 1.71 dt (6,4)
set arrow from screen 0.60588,0.52481 to screen 0.628797,0.52481 nohead front lc rgb '#b9c1ca' lw 0.8 dt 1
set label '{/:Bold mock:careful is 89 % sure in the mean, and 89 % of its answers are right}' enhanced at screen 0.025,0.946931 left front font ',18' textcolor rgb '#1b2128'
set label 'showcase-sorting · 5 categorizers · seed 1' noenhanced at screen 0.025,0.909595 left front font ',12.5' textcolor rgb '#59636e'
set label 'On the diagonal answers are right as often as they claim; below it they claim too much. Lines are 95 % intervals of what was found (Wilson), for the first 3. A bucket' noenhanced at screen 0.025,0.0652241 left front font ',11' textcolor rgb '#59636e'
set label 'counts as right if it is the one and only; an answer that did not come, as wrong with no confidence.' noenhanced at screen 0.025,0.0382931 left front font ',11' textcolor rgb '#59636e'
set label 'confidence that answers claim' noenhanced at screen 0.32169,0.110414 center front font ',11' textcolor rgb '#59636e'
set label 'share of them that is right' noenhanced at screen 0.03125,0.858086 left front font ',11' textcolor rgb '#59636e'
set label 'calibration error, 95 %' noenhanced at screen 0.60588,0.8555 left front font ',11' textcolor rgb '#59636e'
set label 'mock:careful' noenhanced at screen 0.63713,0.814466 left front font ',12.5' textcolor rgb '#1b2128'
set label '0.085 [0.054, 0.14]' noenhanced at screen 0.63713,0.785155 left front font ',11' textcolor rgb '#59636e'
set label 'mock:careless' noenhanced at screen 0.63713,0.742052 left front font ',12.5' textcolor rgb '#1b2128'
set label '0.30 [0.24, 0.38]' noenhanced at screen 0.63713,0.712741 left front font ',11' textcolor rgb '#59636e'
set label 'rules' noenhanced at screen 0.63713,0.669638 left front font ',12.5' textcolor rgb '#1b2128'
set label '0.31 [0.23, 0.39]' noenhanced at screen 0.63713,0.640328 left front font ',11' textcolor rgb '#59636e'
set label 'majority' noenhanced at screen 0.63713,0.597224 left front font ',12.5' textcolor rgb '#1b2128'
set label '0.080 [0.006, 0.18]' noenhanced at screen 0.63713,0.567914 left front font ',11' textcolor rgb '#59636e'
set label '1 more' noenhanced at screen 0.63713,0.52481 left front font ',12.5' textcolor rgb '#1b2128'
unset key
set lmargin at screen 0.0666667
set rmargin at screen 0.576714
set tmargin at screen 0.825328
set bmargin at screen 0.175931
set border 0
unset logscale x
set xrange [0:1] noextend
set xtics ('0.0' 0, '0.2' 0.2, '0.4' 0.4, '0.6' 0.6, '0.8' 0.8, '1.0' 1) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
unset logscale y
set yrange [0:1] noextend
set ytics ('0.0' 0, '0.2' 0.2, '0.4' 0.4, '0.6' 0.6, '0.8' 0.8, '1.0' 1) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
set grid xtics ytics back linetype 1 linecolor rgb '#e6eaee' lw 1
$data1 << END
0 0
1 1
END
$data2 << END
0.200001 0.182541
END
$data3 << END
0.515152 0.595245
END
$data4 << END
0.300003 0.0500002
0.600006 0.161766
0.699997 0.611115
0.850006 0.5
END
$data5 << END
0.641327 0
0.690002 0
0.772125 0.515152
0.832306 0.307693
0.904861 0.675674
0.985458 0.954544
END
$data6 << END
0.550003 1
0.649994 0.285713
0.699997 0.5
0.800003 1
0.821243 0.9375
0.886368 0.909088
0.973526 0.941177
END
$data7 << END
0.515152 0.595245
END
$data8 << END
0.300003 0.00888151 0 0.22725
0.600006 0.0928019 0 0.1741
0.699997 0.448648 0 0.303506
0.850006 0.0945312 0 0.810938
END
$data9 << END
0.300003 0.0500002
0.600006 0.161766
0.699997 0.611115
0.850006 0.5
END
$data10 << END
0.641327 0 0 0.203883
0.690002 0 0 0.390334
0.772125 0.352184 0 0.322776
0.832306 0.126808 0 0.4495
0.904861 0.514635 0 0.289031
0.985458 0.782018 0 0.209913
END
$data11 << END
0.641327 0
0.690002 0
0.772125 0.515152
0.832306 0.307693
0.904861 0.675674
0.985458 0.954544
END
$data12 << END
0.550003 0.510109 0 0.489891
0.649994 0.0822184 0 0.558846
0.699997 0.150039 0 0.699922
0.800003 0.565518 0 0.434482
0.821243 0.716713 0 0.272168
0.886368 0.721847 0 0.252856
0.973526 0.858284 0 0.118605
END
$data13 << END
0.550003 1
0.649994 0.285713
0.699997 0.5
0.800003 1
0.821243 0.9375
0.886368 0.909088
0.973526 0.941177
END
plot $data1 using 1:2 with lines lc rgb '#59636e' lw 1.01 dt (6,4) notitle, \
     $data2 using 1:2 with lines lc rgb '#b9c1ca' lw 0.8 dt 1 notitle, \
     $data3 using 1:2 with lines lc rgb '#59636e' lw 1.71 dt (6,4) notitle, \
     $data4 using 1:2 with lines lc rgb '#007d5c' lw 1.7 dt 1 notitle, \
     $data5 using 1:2 with lines lc rgb '#c8500a' lw 1.7 dt 1 notitle, \
     $data6 using 1:2 with lines lc rgb '#0b65b0' lw 2.6 dt 1 notitle, \
     $data7 using 1:2 with points pt 7 ps 0.902564 lc rgb '#59636e' notitle, \
     $data8 using 1:2:3:4 with vectors nohead lc rgb '#007d5c' lw 1.2 dt 1 notitle, \
     $data9 using 1:2 with points pt 7 ps 0.902564 lc rgb '#007d5c' notitle, \
     $data10 using 1:2:3:4 with vectors nohead lc rgb '#c8500a' lw 1.2 dt 1 notitle, \
     $data11 using 1:2 with points pt 7 ps 0.902564 lc rgb '#c8500a' notitle, \
     $data12 using 1:2:3:4 with vectors nohead lc rgb '#0b65b0' lw 1.2 dt 1 notitle, \
     $data13 using 1:2 with points pt 7 ps 0.902564 lc rgb '#0b65b0' notitle
unset output
